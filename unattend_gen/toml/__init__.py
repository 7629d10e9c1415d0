"""TOML: reading with errors that show no values, line numbers of keys, and writing."""
