"""Options in a configuration file instead of on the command line.

The file is `unattend-gen.toml` or the table `[tool.unattend-gen]` in `pyproject.toml`, searched
upward from the working folder. It is checked as strictly as a spec: an unknown key is an error with
its line and the nearest key, because a rule that is silently not ignored, or silently ignored, is
worse than no file.
"""
