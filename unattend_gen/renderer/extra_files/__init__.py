"""Extra files of every target; each module exposes one `EXTRA_FILES`, an `ExtraFilePlan`.

Files of a single target are listed in the target's own plan.
"""
