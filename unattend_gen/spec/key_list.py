"""A list of product keys, one a line, that are known and may stand anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.core.product_key import ProductKey
from unattend_gen.errors import InputError, KeyFormatError
from unattend_gen.pipes import PIPE_ADVICE, is_waiting_pipe

if TYPE_CHECKING:
    from unattend_gen.core.secret import Secret

_MOST_BYTES: Final = 16 * 1024**2
"""A list of more than half a million keys is none; a device would go on for ever."""


def read_key_list(path: str) -> tuple[Secret, ...]:
    """The keys of a list; blank lines and what follows `#` are left out.

    Raises:
        InputError: the file cannot be read, or a line is no key; the line is named, not shown.
    """
    try:
        if is_waiting_pipe(Path(path)):
            message = "the list of allowed keys is a pipe"
            raise InputError(message, advice=PIPE_ADVICE, where=path)
        lines = _content(path).decode("utf-8-sig").splitlines()
    except (OSError, ValueError):
        # The cause may quote what stands in the file.
        message = "the list of allowed keys cannot be read"
        raise InputError(message, advice="name a text file in UTF-8", where=path) from None
    keys = []
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        try:
            keys.append(ProductKey.parse(text).secret)
        except KeyFormatError as error:
            where = f"{path}:{number}"
            raise InputError(error.message, advice=error.advice, where=where) from None
    return tuple(keys)


def _content(path: str) -> bytes:
    """The bytes of a list.

    Raises:
        OSError: it cannot be read.
        ValueError: there are more than any list has.
    """
    with Path(path).open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError
    return data
