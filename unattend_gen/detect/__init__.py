"""What a secret looks like, by the kind of document that it stands in."""
