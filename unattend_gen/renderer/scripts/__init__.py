r"""Scripts that an answer file carries: how they get onto the machine, and what runs them.

Long scripts stand in a section of the answer file of their own, which Setup leaves alone. A first
command of the specialize pass takes them out of the copy in Panther and writes them to
`%WINDIR%\Setup\Scripts`; one script for each stage then runs those of the stage in turn.
"""
