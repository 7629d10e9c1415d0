"""The piece of a document's text that a component is, and what tells it from all others."""

from __future__ import annotations

import os
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unattend_gen.answer_file.tree import AnswerFile, Element

_OPENS: Final = "<component"
_CLOSES: Final = "</component"
_DIGEST_BYTES: Final = 16

Print: TypeAlias = bytes
"""The same for two components only if pass, namespaces around and text are the same."""


class Stretch(NamedTuple):
    """From the start tag of a component to behind its end tag, by indexes of characters."""

    start: int
    end: int
    print: Print


def stretches(answer_file: AnswerFile) -> Sequence[Stretch]:
    """Where each component stands, in document order; nothing where that is not plain to see.

    It is plain where each `<component` in the text opens one of them, and the only end tag before
    the next closes it.
    """
    text, nodes = answer_file.text, tuple(answer_file.components())
    is_plain = answer_file.doctype_line is None and "<![CDATA[" not in text
    if not is_plain or text.count(_OPENS) != len(nodes) or text.count(_CLOSES) != len(nodes):
        return ()
    if any(node.element.prefix is not None for node in nodes):
        return ()
    found: list[Stretch] = []
    start, around, context = 0, None, ""
    for node in nodes:
        parent = node.element.getparent()
        if parent is not None and parent is not around:
            around, context = parent, repr((node.pass_name, sorted(parent.nsmap.items(), key=repr)))
        start = text.index(_OPENS, start)
        end = text.find(_CLOSES, start)
        following = text.find(_OPENS, start + 1)
        if end < 0 or -1 < following < end:
            return ()
        if _is_empty(node.element) and "/>" in text[start:end]:
            return ()  # It has no end tag; the one that was found is a comment's.
        end = text.index(">", end) + 1
        found.append(Stretch(start, end, digest(f"{context}\0{text[start:end]}")))
        start = end
    return found


def _is_empty(element: Element) -> bool:
    return len(element) == 0 and not element.text


def digest(text: str) -> Print:
    """What tells a text from all others in this run, and from which it cannot be guessed."""
    hash_ = _keyed().copy()
    hash_.update(text.encode("utf-8", "surrogatepass"))
    return hash_.digest()


@cache
def _keyed() -> blake2b:
    """With a key drawn anew for each run, so that a digest says nothing about a secret."""
    return blake2b(digest_size=_DIGEST_BYTES, key=os.urandom(_DIGEST_BYTES))
