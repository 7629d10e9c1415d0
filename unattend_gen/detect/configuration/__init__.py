"""Readers of configuration formats: keys, literal values and their places."""
