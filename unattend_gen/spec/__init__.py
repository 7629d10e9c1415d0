"""Specs and inventories: reading files, overrides and secret sources, and assembling `Spec`."""
