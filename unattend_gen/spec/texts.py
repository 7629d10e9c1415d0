"""What no text of a spec may hold, wherever it stands: a key somebody paid for, control characters.

Looked for in the plain values, before the model knows what each is for, so that a key is found
under a wrong name too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.keys import holds_secret_key
from unattend_gen.core.characters import is_writable
from unattend_gen.core.key_path import PlacedMistake
from unattend_gen.core.secret_source import SOURCE_ADVICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.key_path import KeyPath


def text_mistakes(data: object) -> Iterator[PlacedMistake]:
    """One mistake for each text that holds what it may not."""
    for path, text in _texts(data):
        if holds_secret_key(text):
            message = "a product key stands here that is not published, and may be a secret"
            yield PlacedMistake(path, message, SOURCE_ADVICE)
        elif not is_writable(text):
            message = "holds a control character, which an answer file cannot carry"
            yield PlacedMistake(path, message, "remove it")


def _texts(data: object) -> Iterator[tuple[KeyPath, str]]:
    """Every text with its place, the names of keys among them; needs no recursion."""
    waiting: list[tuple[KeyPath, object]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        match value:
            case str():
                yield path, value
            case dict():
                yield from (((*path, key), key) for key in value)
                waiting.extend(((*path, key), inner) for key, inner in value.items())
            case list():
                waiting.extend(((*path, index), inner) for index, inner in enumerate(value))
            case _:
                pass
