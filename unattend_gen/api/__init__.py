"""The public API: a module for each command, named like it; `unattend_gen` exports the names."""
