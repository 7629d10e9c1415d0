"""One file for each deployment route; each exposes one `TARGET`, a `TargetPlan`."""
