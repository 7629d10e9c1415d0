"""Scripts that an answer file of another program carries, and what they do."""
