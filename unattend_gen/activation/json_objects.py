"""The objects of a JSON text, one at a time, however many there are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, Protocol

from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LIMIT_CHARACTERS: Final = 4 * 1024 * 1024
"""Longest single object; one of a licence has some thousand characters."""

_CHUNK: Final = 64 * 1024
_BETWEEN: Final = re.compile(r"[\s,\[\]\ufeff]*")
_ADVICE: Final = "save it anew with ConvertTo-Json -Depth 3"


class Readable(Protocol):
    """What a text is read from."""

    def read(self, size: int, /) -> str:
        """Some characters, at least one until the end."""


def json_objects(stream: Readable) -> Iterator[Mapping[str, Any]]:  # Any: JSON from outside
    """The objects of a list, of a stream of JSON lines, or a single one.

    Only what is under way is held, so a list may have any length.

    Raises:
        InputError: the text is no JSON, or ends in the midst of it; objects before that are given.
    """
    decoder = json.JSONDecoder()
    buffer, place, is_over, depth = "", 0, False, 0
    while True:
        between = _BETWEEN.match(buffer, place)
        place = between.end() if between else place
        depth += _opened(between[0] if between else "")
        try:
            found, place = decoder.raw_decode(buffer, place)
        except (ValueError, RecursionError):
            # The message of the library quotes what it read, so it is not chained.
            rest = buffer[place:]
            if is_over and not rest and not depth:
                return
            if is_over or len(rest) > LIMIT_CHARACTERS:
                raise _no_json() from None
            chunk = stream.read(max(_CHUNK, len(rest)))
            is_over = not chunk
            buffer, place = rest + chunk, 0
            continue
        if not isinstance(found, dict):
            raise _no_json()
        yield found


def _opened(between: str) -> int:
    """How many lists begin between two objects, less those that end."""
    return between.count("[") - between.count("]")


def _no_json() -> InputError:
    message = "it is no JSON of objects, or is cut off"
    return InputError(message, advice=_ADVICE)
