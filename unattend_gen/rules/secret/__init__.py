"""Rules about secrets that `check`, `audit` and `scrub` find; one `RULE` per file."""
