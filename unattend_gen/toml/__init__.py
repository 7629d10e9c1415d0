"""TOML texts that people write: where each key stands, and what is wrong, in our words."""
