"""Parts of a document that are too large to be explained."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import Element

_MOST_ELEMENTS: Final = 2000
"""Elements of a component that xmlschema is asked about; its time grows with their square.

The largest component of a real answer file that was met has a tenth of that.
"""

_MOST_ATTRIBUTES: Final = 100
"""Of one element; the time of xmlschema grows with their square, too. Real elements have six."""


def excess(part: Element) -> tuple[str, str] | None:
    """Message and advice on a part that is not looked at one by one; None for any other."""
    if next(islice(part.iter("*"), _MOST_ELEMENTS, None), None) is not None:
        return (
            f"more than {_MOST_ELEMENTS} elements, and not all of them follow the schema",
            "an answer file has some hundreds; look for what stands in it over and over",
        )
    if any(len(each.attrib) > _MOST_ATTRIBUTES for each in part.iter("*")):
        return (
            f"an element with more than {_MOST_ATTRIBUTES} attributes, not all by the schema",
            "delete those that are none of an answer file",
        )
    return None
