"""`check --fleet`: a verdict on each of thousands of machines whose files were collected."""
