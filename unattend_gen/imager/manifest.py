"""The manifest of a rendered folder, read back and trusted no further than its form goes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.artifact import MANIFEST_NAME, MANIFEST_SCHEMA
from unattend_gen.errors import InputError

MANIFEST: Final = MANIFEST_NAME

OTHER_TARGETS: Final = frozenset({"mdt", "setup", "sysprep", "wds"})
"""Routes of ours whose files Setup does not look for on media; one of the user's own may be any."""

_DIGEST: Final = re.compile("[0-9a-f]{64}")
_TARGET: Final = re.compile("[a-z][a-z0-9-]*")
_LAST_FIVE: Final = re.compile("[0-9A-Z]{5}")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a manifest says of a file.

    Attributes:
        sha256: digest of its content, in hexadecimal.
        holds_secret: whether a secret stands in it.
        last_fives: the last five characters of each product key in it.
    """

    sha256: str
    holds_secret: bool
    last_fives: tuple[str, ...]


def read_manifest(data: bytes, *, found_in: str) -> dict[str, Listed]:
    """The files that a manifest lists, by name.

    Raises:
        InputError: it is no manifest of a form that is known, or what it lists was rendered for
            another target than media.
    """
    try:
        content = json.loads(data)
        files = content["files"]
        target = _shaped(content["target"], _TARGET)
        is_known = content["schema"] == MANIFEST_SCHEMA
        listed = {_text(file["name"]): _listed(file) for file in files}
    except (ValueError, TypeError, KeyError, RecursionError):
        is_known, listed, target = False, {}, ""
    if not is_known or not listed:
        message = "this is no manifest of a rendered folder"
        raise InputError(message, advice="render the folder again", where=shown_name(found_in))
    if target in OTHER_TARGETS:
        message = f"it was rendered for {target}, and Setup looks for none of that on media"
        raise InputError(
            message, advice="render it with --target media", where=shown_name(found_in)
        )
    return listed


def _listed(file: dict[str, object]) -> Listed:
    last_fives = file["last_fives"]
    if not isinstance(last_fives, list):
        raise TypeError
    return Listed(
        _shaped(file["sha256"], _DIGEST),
        file["holds_secret"] is True,
        tuple(_shaped(each, _LAST_FIVE) for each in last_fives),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _shaped(value: object, shape: re.Pattern[str]) -> str:
    if not shape.fullmatch(_text(value)):
        raise ValueError
    return _text(value)
