"""Activation scripts, plans, checks and reports; one package per topic."""
