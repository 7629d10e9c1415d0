"""Step-by-step plans: KMS client to MAK and back, and the Windows pages for activating by hand."""
