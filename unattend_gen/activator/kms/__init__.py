"""Looking for a KMS host: DNS records, port checks, and scripts that do the same."""
