"""Rules about registry values; one `RULE` per file."""
