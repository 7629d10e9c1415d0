"""Executors apply one function to many tasks: one file each, found by listing this folder.

Whatever the executor and the number of jobs, results come in the order of the tasks, and only a
few tasks are in flight at a time, so memory use does not grow with their number.
"""

from __future__ import annotations

from unattend_gen.executors._run import Rescue, Work, choose_jobs, halves, in_batches, run

__all__ = ["Rescue", "Work", "choose_jobs", "halves", "in_batches", "run"]
