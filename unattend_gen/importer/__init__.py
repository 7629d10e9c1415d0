"""The way back: an answer file as the spec that renders to the same one."""
