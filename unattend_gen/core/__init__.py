"""Values and verdicts, with the standard library only and without input or output."""
