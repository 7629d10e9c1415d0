"""Where the marker belongs, so that a scrubbed answer file looks as Setup leaves it.

Setup replaces the whole content of `Password` and `AdministratorPassword`: `Value` and `PlainText`
are gone. Of product keys no copy is known, so only the text of the key is replaced there, as
everywhere else.

Source:
    Public copies of answer files from Panther folders.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import Match

if TYPE_CHECKING:
    from unattend_gen.core.match import Match

_TAG: Final = re.compile(r"<(?!!\[CDATA\[)/?(?P<name>[^\s/>]*)")
_REPLACED_BY_SETUP: Final = frozenset({"Value", "PlainText"})


def place_of_marker(match: Match, text: str) -> tuple[int, int] | None:
    """First and behind-last index of what the marker replaces; None where nothing can be.

    Around a value with a comment or an element of its own beside it, everything else is kept.

    Args:
        match: a live one.
        text: of the reading in which it stands.
    """
    whole = match.whole
    if whole is None or (match.span is not None and not _is_replaced_whole(text[slice(*whole)])):
        return match.span
    return whole


def _is_replaced_whole(content: str) -> bool:
    names = (match["name"].rpartition(":")[2] for match in _TAG.finditer(content))
    return all(name in _REPLACED_BY_SETUP for name in names)
