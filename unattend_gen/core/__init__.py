"""Values and verdicts. Standard library only, no input and no output."""
