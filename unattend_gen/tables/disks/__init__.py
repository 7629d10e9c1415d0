"""The parts of `[disk]`: partitions, layouts, and diskpart scripts."""
