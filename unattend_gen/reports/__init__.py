"""Report formats: one module each, which exposes a `FORMAT`."""
