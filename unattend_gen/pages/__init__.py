"""Pages in plain text on what the catalog and this program know."""
