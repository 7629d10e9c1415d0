"""Search for secrets that were left behind, in Panther copies and in any other file."""
