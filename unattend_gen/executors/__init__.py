"""Who does the same work with many tasks: one file each, found by listing this folder.

Whatever the executor and the number of jobs, the results come in the order of the tasks, and only
a few tasks are under way at a time, so that memory does not grow with their number.
"""
