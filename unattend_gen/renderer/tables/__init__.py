"""One file for each friendly table; each exposes one function `assignments(spec)`.

A table knows where its values go, and nothing else: it reads no secret, looks up no limit and
judges nothing. What is left out of the spec is left out of the answer file.
"""
