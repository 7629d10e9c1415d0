"""Mapping tables to settings, commands and scripts, and back."""
