"""Scrub secrets in files: replace them with Setup's marker and change nothing else."""
