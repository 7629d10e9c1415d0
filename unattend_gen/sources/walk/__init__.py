"""Lists of files to read: trees, known places, Panther folders, files staged in Git."""
