"""Rules about the places of answer files; one `RULE` per file."""
