"""Rules about where answer files stand, a file each with one `RULE`."""
