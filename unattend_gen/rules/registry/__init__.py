"""Rules about registry values, a file each with one `RULE`."""
