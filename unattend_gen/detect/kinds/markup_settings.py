"""Settings in XML whose name and value are attributes: app.config, web.config, Java properties.

Source:
    References of the .NET configuration file schema and of Java's XML properties.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.detect.configuration.entry import Entry
from unattend_gen.detect.configuration.matches import configuration_matches
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.kinds import answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_TAG: Final = re.compile(
    r"<(?P<tag>[\w:.-]++)(?P<attributes>(?>\s++[\w:.-]++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'))*+)"
    r"\s*+/?>(?P<text>[^<]*+)"
)
_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[\w:.-]++)\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)')"
)
_PAIR: Final = frozenset({"key", "name", "value", "settingname"})


def recognises(reading: Reading) -> bool:
    """Recognise markup by its first sign, unless it is an answer file."""
    return (
        reading.encoding is not None
        and reading.head.startswith("<")
        and not answer_file.recognises(reading)
    )


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the values of the settings that are named for passwords and keys."""
    yield from configuration_matches(reading, _entries(reading.text), "a setting in markup")


def _entries(text: str) -> Iterator[Entry]:
    """Yield the attributes that are names and values, and texts as the value of their element."""
    block = 0
    for tag in _TAG.finditer(text):
        if tag["attributes"]:
            block = tag.start()
            yield from _attributes(text, tag.span("attributes"), block)
        elif tag["tag"].lower() != "value":
            block = -1 - tag.start()
        value = tag["text"]
        if value.strip() and block >= 0:
            start = tag.start("text") + len(value) - len(value.lstrip())
            yield _entry("value", value.strip(), start, block)


def _attributes(text: str, span: tuple[int, int], block: int) -> Iterator[Entry]:
    for one in _ATTRIBUTE.finditer(text, *span):
        if one["name"].lower() in _PAIR:
            group = "double" if one["double"] is not None else "single"
            yield _entry(one["name"], one[group], one.start(group), block)


def _entry(name: str, written: str, start: int, block: int) -> Entry:
    return Entry(name, "", block, unescape(written), (start, start + len(written)))


DETECTOR: Final = Detector(
    summary="settings in XML: app.config, web.config, properties",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "web.config",
            '<appSettings><add key="JoinPassword" value="not-a-real-one"/></appSettings>',
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example(
            "app.config",
            f'<setting name="DbPassword" serializeAs="String"><value>{MARKER}</value></setting>',
            ((SecretKind.PASSWORD, ContentKind.MARKER),),
        ),
    ),
)
