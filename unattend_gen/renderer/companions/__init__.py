"""Files that any target may need; each module exposes one `COMPANIONS`, a `CompanionPlan`.

What belongs to one target alone stands in the target's own plan.
"""
