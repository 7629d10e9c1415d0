"""One file for each table that has something done; each exposes one function `jobs(spec)`.

A job is a command or a script. Like a table of settings it reads no secret and judges nothing.
"""
