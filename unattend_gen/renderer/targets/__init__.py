"""Deployment targets, one file each; each exposes one `TARGET`, a `TargetPlan`."""
