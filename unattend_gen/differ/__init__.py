"""Compare answer files and folders setting by setting."""
