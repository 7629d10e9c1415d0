"""The tables of a spec, one module each.

A module directly in this folder is a plug-in. It contains the model of one table and exposes one
`TABLE`, a `SpecTable`, which maps the table to settings, commands and scripts, and back. Code that
several tables share is in sub-packages, which the plug-in listing skips:

- `mapping`: mapping tables to settings, commands and scripts in both directions
- `model`: the base class of tables, and types of fields
- `disks`: the parts of `[disk]`
"""
