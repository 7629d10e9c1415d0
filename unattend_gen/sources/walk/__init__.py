"""Walk over trees: folders, known places, staged files."""
