"""Telephone activation: reading, checking and laying out installation and confirmation IDs."""
