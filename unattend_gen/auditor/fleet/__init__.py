"""`check --fleet`: a verdict on each machine of a fleet whose files were collected."""
