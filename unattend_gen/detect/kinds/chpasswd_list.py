"""Lists of users with passwords in the configuration of cloud-init: `chpasswd`, `list`.

The list is lines, items, or either in the flow style that is JSON too. Each line or item is
`user:password`. `R` and `RANDOM` ask for a password that is made up.

Source:
    cloud-init, module reference, Set Passwords.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.configuration.entry import Entry
from unattend_gen.detect.configuration.matches import configuration_matches
from unattend_gen.detect.detector import Detector, Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SIGN: Final = "chpasswd"
_WORD: Final = "asswd"
"""A word of the prefilter; a document without it does not contain the sign."""
_LIST: Final = re.compile(
    r"^(?P<indent>[ \t]*+)chpasswd:[ \t]*+(?:#[^\n]*+)?\n"
    r"(?>(?!(?P=indent)[ \t]+list:)(?P=indent)[ \t]++[^\n]*+\n|[ \t]*+\n){0,200}+"
    r"(?P<list>(?P=indent)[ \t]++)list:[ \t]*+[|>]?[+-]?[ \t]*+\n",
    re.MULTILINE,
)
_LINE: Final = re.compile(
    r"(?P<indent>[ \t]*+)(?P<item>-[ \t]++)?(?P<quote>[\"']?)(?P<user>[^\s:#\"']{1,100}):"
    r"(?P<value>[^\n]*+)(?:\n|\Z)|[ \t]*+\n"
)
_FLOW: Final = re.compile(
    r"\bchpasswd[\"']?\s*+:\s*+\{[^{}]{0,2000}?\blist[\"']?\s*+:\s*+"
    r"(?P<list>\[[^\[\]]{0,20000}+\]|\"[^\"]{0,20000}+\"|'[^']{0,20000}+')"
)
_PAIR: Final = re.compile(
    r"(?<![^\s\"',\[n])[^\s:#\"',\[\]\\]{1,100}:(?P<value>(?>[^\s\"',\]\\]|\\(?!n))++)"
)
_RANDOM: Final = ("", "R", "RANDOM")


def recognises(reading: Reading) -> bool:
    """Recognise the name of the list anywhere: a script or template may contain the file."""
    if reading.encoding is None or not reading.hints.may_contain(_WORD):
        return False
    return _SIGN in reading.text


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the passwords in the lists."""
    text = reading.text.replace("\r", " ")  # at the same indexes
    for found in _LIST.finditer(text):
        entries = _entries(text, found.end(), len(found["list"]))
        yield from configuration_matches(reading, entries, "a list for chpasswd")
    for flow in _FLOW.finditer(text):
        pairs = _PAIR.finditer(text, *flow.span("list"))
        entries = (_entry(pair["value"], pair.start("value")) for pair in pairs)
        yield from configuration_matches(reading, entries, "a list for chpasswd")


def _entries(text: str, at: int, depth: int) -> Iterator[Entry]:
    """Yield the lines below `list:`; items may be as deep as their list."""
    line = _LINE.match(text, at)
    while line is not None and at < len(text):
        if line["user"] is not None:
            if len(line["indent"]) < depth + (line["item"] is None):
                return
            value = line["value"].strip().removesuffix(line["quote"])
            start = line.start("value") + len(line["value"]) - len(line["value"].lstrip())
            yield _entry(value, start)
        at = line.end()
        line = _LINE.match(text, at)


def _entry(value: str, start: int) -> Entry:
    written = "" if value in _RANDOM else value
    return Entry("password", "chpasswd", start, written, (start, start + len(value)))


DETECTOR: Final = Detector(
    summary="lists of users with passwords for cloud-init",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "user-data",
            "#cloud-config\nchpasswd:\n  expire: false\n  list: |\n    bob:not-4-real-one\n",
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example("user-data.yml", "chpasswd:\n  expire: true\n", ()),
    ),
)
