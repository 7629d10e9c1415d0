"""Trees: hardened parsing, a thin view of the answer file, a canonical writer."""
