"""Recovery passwords of BitLocker, in files that Windows saves, in listings and in exports.

A recovery password has eight groups of six digits. Each group is a multiple of 11 and less than
11 * 65536, which shows mistyped ones and excludes other numbers. Windows names it
"Recovery Key" in the file that it saves, in the language of the user, and `manage-bde` lists it as
a numerical password; the form is the same everywhere.

Source:
    Microsoft, Win32_EncryptableVolume, IsNumericalPasswordValid; libbde, documentation of the
    format.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.reading import RECOVERY_SHAPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_PASSWORD: Final = re.compile(r"(?<![\w-])\d{6}(?:-\d{6}){7}(?![\w-])", re.ASCII)
_FACTOR: Final = 11
_LIMIT: Final = 65536
_EXAMPLE: Final = "-".join(f"{_FACTOR * number:06d}" for number in range(9137, 59137, 6250))


def recognises(reading: Reading) -> bool:
    """Recognise the form of a recovery password anywhere."""
    if reading.encoding is None or not reading.hints.may_contain(RECOVERY_SHAPE):
        return False
    return next(_passwords(reading), None) is not None


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the recovery passwords."""
    for found in _passwords(reading):
        yield Match(
            kind=SecretKind.PASSWORD,
            where="a record of a BitLocker recovery key",
            span=found.span(),
            line=reading.line(found.start()),
            secret=Secret(found[0]),
        )


def _passwords(reading: Reading) -> Iterator[re.Match[str]]:
    if "-" in reading.text:
        for found in _PASSWORD.finditer(reading.text):
            groups = found[0].split("-")
            if all(map(_is_group, groups)) and not all(len(set(group)) == 1 for group in groups):
                yield found


def _is_group(digits: str) -> bool:
    number, rest = divmod(int(digits), _FACTOR)
    return rest == 0 and number < _LIMIT


DETECTOR: Final = Detector(
    summary="recovery passwords of BitLocker",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "BitLocker Recovery Key.TXT",
            f"BitLocker Drive Encryption recovery key\n\nRecovery Key:\n\n\t{_EXAMPLE}\n",
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example("numbers.txt", f"{_EXAMPLE[:-1]}1\n111111-{_EXAMPLE}\n", ()),
    ),
)
