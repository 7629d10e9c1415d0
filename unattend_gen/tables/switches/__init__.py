"""Switches: keys of tables that are rows of `schemas/switches.json`, in both directions."""
