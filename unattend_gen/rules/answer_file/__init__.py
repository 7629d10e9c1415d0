"""The rules: a file each, found by listing this folder.

A module here exposes one `RULE`. Its docstring is the rule's page, its `bad` and `good` examples
are the rule's test. Before writing one ask whether the catalog can say it.
"""
