"""Importing: the spec that renders to the same answer file as a given one."""
