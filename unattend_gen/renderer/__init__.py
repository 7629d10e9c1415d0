"""From a spec to answer files: assignments, the tree they make, the targets that ship it."""
