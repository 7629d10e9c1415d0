"""One file for each friendly table, named like that in `render.tables`; each exposes `propose`.

A reader says what the table might hold, and need not be right: a proposal is rendered, and taken
only if everything that comes of it stands in the answer file.
"""
