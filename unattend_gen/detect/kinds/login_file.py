"""Files in which programs keep logins for other computers: .netrc, .pgpass, FileZilla.

`.netrc` has pairs of words and values, `.pgpass` five fields a line, and FileZilla an element
`Pass`, which may be base64. FileZilla encrypts the values only if there is a master password.

Source:
    GNU Inetutils, the .netrc file; curl, .netrc; PostgreSQL, the password file; FileZilla,
    sitemanager.xml.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.properties import property_match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.detect.reading import Reading

_NETRC_ENDINGS: Final = (".netrc", "_netrc", ".authinfo")
_NETRC_START: Final = re.compile(
    r"(?:#[^\n]*+\n\s*+){0,20}machine\s++\S++\s++(?:login|user|account|password|port)\s"
)
_NETRC_PAIR: Final = re.compile(
    r"(?<!\S)(?:(?P<name>machine|login|user|account|password|port|macdef)\s++"
    r"(?P<value>\"(?>[^\"\\\n]|\\.)*+\"|\S++)|#[^\n]*+|(?P<default>default)(?!\S))"
)
_PGPASS_ENDINGS: Final = (".pgpass", "pgpass.conf")
_PGPASS_LINE: Final = re.compile(
    r"^(?!#)(?:(?>[^:\\\r\n]|\\.)++:){4}(?P<value>(?>[^\\\r\n]|\\.)++)", re.MULTILINE
)
_FILEZILLA: Final = "<filezilla"
_PASS: Final = re.compile(
    r"<Pass(?P<attributes>(?:\s[^<>]{0,2000})?)>(?P<value>[^<>]*+)</Pass>", re.IGNORECASE
)
_ESCAPED: Final = re.compile(r"\\(.)")


def recognises(reading: Reading) -> bool:
    """Recognise a file by its name, .netrc and FileZilla by their beginning too."""
    return reading.encoding is not None and _reader_of(reading) is not None


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the passwords of the logins."""
    reader = _reader_of(reading)
    yield from reader(reading) if reader is not None else ()


def _reader_of(reading: Reading) -> Callable[[Reading], Iterator[Match]] | None:
    if _FILEZILLA in reading.head:
        return _in_filezilla
    if reading.name.endswith(_PGPASS_ENDINGS):
        return _in_pgpass
    is_netrc = reading.name.endswith(_NETRC_ENDINGS) or _NETRC_START.match(reading.head) is not None
    return _in_netrc if is_netrc else None


def _in_netrc(reading: Reading) -> Iterator[Match]:
    """Yield the passwords; that of an anonymous login is an address by convention."""
    login = ""
    for pair in _NETRC_PAIR.finditer(reading.text):
        name = pair["name"]
        if name == "machine" or pair["default"]:
            login = ""
        elif name in {"login", "user"}:
            login = pair["value"].lower()
        elif name in {"password", "account"} and login != "anonymous":
            start, end = pair.span("value")
            if end - start > 1 and reading.text[start] == reading.text[end - 1] == '"':
                start, end = start + 1, end - 1
            yield from _match(reading, (start, end), _plain(reading.text[start:end]), ".netrc")


def _in_pgpass(reading: Reading) -> Iterator[Match]:
    for line in _PGPASS_LINE.finditer(reading.text):
        yield from _match(reading, line.span("value"), _plain(line["value"]), ".pgpass")


def _in_filezilla(reading: Reading) -> Iterator[Match]:
    for element in _PASS.finditer(reading.text):
        attributes = element["attributes"].lower()
        name = "EncodedPassword" if "base64" in attributes else "Password"
        if "crypt" not in attributes:
            yield from _match(
                reading, element.span("value"), unescape(element["value"]), "FileZilla", name
            )


def _plain(written: str) -> str:
    return _ESCAPED.sub(r"\1", written)


def _match(
    reading: Reading, span: tuple[int, int], value: str, program: str, name: str = "password"
) -> Iterator[Match]:
    where = f"a login file ({program})"
    found = property_match(reading, name, span, where=where, value=value)
    if found is not None:
        yield found


_LOGINS: Final = "machine depot.contoso.example\nlogin {}\npassword not-4-real-one\n"

DETECTOR: Final = Detector(
    summary="logins that programs keep: .netrc, .pgpass, FileZilla",
    recognises=recognises,
    matches=matches,
    endings=_PGPASS_ENDINGS,
    examples=(
        Example(".netrc", _LOGINS.format("bob"), ((SecretKind.PASSWORD, ContentKind.CLEAR),)),
        Example(".netrc", _LOGINS.format("anonymous"), ()),
        Example(
            "sitemanager.xml",
            '<FileZilla3><Pass encoding="base64">bm90LTQtcmVhbC1vbmU=</Pass></FileZilla3>',
            ((SecretKind.PASSWORD, ContentKind.ENCODED),),
        ),
    ),
)
