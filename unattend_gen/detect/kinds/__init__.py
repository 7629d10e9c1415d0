"""The kinds of documents: one module each, which exposes a `DETECTOR`."""
