"""Whether an assignment can be written: a setting that takes a value, and a value XML can carry.

A spec has been asked the same when it was read; this holds for tables and callers of ours too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.known_setting import known_setting
from unattend_gen.core.secret import Secret
from unattend_gen.errors import InputError
from unattend_gen.spec.characters import is_writable

if TYPE_CHECKING:
    from unattend_gen.catalog.known_setting import KnownSetting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.render.assignment import Assignment


def place(assignment: Assignment, catalog: Catalog) -> KnownSetting:
    """The setting of an assignment, every item of a list with a position.

    Raises:
        InputError: the path is unknown or takes no value, or the value cannot stand in XML; names
            the path, never the value.
    """
    where = str(assignment.path)
    try:
        known = known_setting(assignment.path, catalog)
    except InputError as error:
        raise InputError(error.message, advice=error.advice, where=where) from None
    value = assignment.value
    if not is_writable(value.reveal() if isinstance(value, Secret) else value):
        message = "the value holds a control character, which an answer file cannot carry"
        raise InputError(message, advice="remove it from the value", where=where)
    return known
