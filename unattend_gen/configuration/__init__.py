"""Options that stand in a file beside the answer files instead of on the command line.

`unattend-gen.toml`, or `[tool.unattend-gen]` in `pyproject.toml`, found upward from the working
folder. A file is checked as strictly as a spec: an unknown key is a mistake with its line and the
nearest key, for a rule that was to be ignored and is not, or one that is ignored unseen, is worse
than no file.
"""
