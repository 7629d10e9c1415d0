"""Answer files as trees: hardened parsing, locations, comparison, editing and writing."""
