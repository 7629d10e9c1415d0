"""The kinds of documents, a file each with one `DETECTOR`."""
