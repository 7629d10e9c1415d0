"""The rules, one per file, and the index of a document that they query."""
