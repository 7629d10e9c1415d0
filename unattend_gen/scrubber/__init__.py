"""Replace secrets in files with the marker and change nothing else."""
