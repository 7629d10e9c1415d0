"""Whether a template language chooses among the elements in a place.

`{% if %} … {% else %} … {% endif %}` leaves both branches in the template: what looks like a
twin is an alternative.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.tree import own_text

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import Element

_STATEMENT: Final = re.compile(r"\{%|%\{|<%|\{\{[-#/^]?\s*(?:if|else|range|with|each)\b|\{\{[#/^]")


def holds_branches(element: Element) -> bool:
    """Whether the loose text in an element holds a statement of a template."""
    return _STATEMENT.search(own_text(element)) is not None
