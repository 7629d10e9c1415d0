"""Checks of a table against the target, the Windows version or another table."""
