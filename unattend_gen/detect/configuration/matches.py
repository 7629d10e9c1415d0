"""The matches among the entries of a configuration."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.tree import is_marker
from unattend_gen.core.finding import Confidence
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import MARKER, Secret
from unattend_gen.detect.content import classify_plain
from unattend_gen.detect.literals import default_in, is_hash
from unattend_gen.detect.properties import may_be_encoded_key, may_be_secret
from unattend_gen.detect.secret_names import is_deployment_name, kind_of_name, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.secret import SecretKind
    from unattend_gen.detect.configuration.entry import Entry
    from unattend_gen.detect.reading import Reading

_INNER: Final = words_of(
    "value values default defaultvalue default_value data content securevalue string"
)
"""Keys of a block that hold the value of the name of the block."""

_NAMES: Final = words_of(
    "name key parametername parameterkey variable variablename setting settingname"
)
_VALUES: Final = words_of("value parametervalue val default defaultvalue data")
"""Keys of a block of which one holds a name and the other its value."""


def configuration_matches(
    reading: Reading, entries: Iterable[Entry], where: str
) -> Iterator[Match]:
    """Yield the values of the names that hold secrets, live or not, in the order of the text.

    Args:
        reading: the document.
        entries: its keys with their values.
        where: what the document is, for the message.
    """
    pairs: dict[int, _Pair] = {}
    for entry in entries:
        name = _holder(entry)
        if name is None:
            pair = pairs.setdefault(entry.block, _Pair()) if _is_of_pair(entry) else None
            completed = pair.add(entry) if pair else None
            if completed is None:
                continue
            name, entry = completed  # noqa: PLW2901 - the value may precede the name
        match = _match(reading, name, entry)
        if match is not None:
            yield match.inside(where, span=match.span, line=match.line, setting=match.setting)


class _Pair:
    """A name and a value that are keys of the same block: `name: PASSWORD`, `value: …`."""

    def __init__(self) -> None:
        self._name = ""
        self._value: Entry | None = None

    def add(self, entry: Entry) -> tuple[str, Entry] | None:
        """Add a key; return the name with the value when both are known."""
        if entry.name.lower() in _NAMES:
            self._name = entry.value if kind_of_name(entry.value) else ""
        else:
            self._value = entry
        if not self._name or self._value is None:
            return None
        found = self._name, self._value
        self._name, self._value = "", None
        return found


def _holder(entry: Entry) -> str | None:
    """Return the name that says that the value is a secret, or None."""
    if kind_of_name(entry.name) is not None:
        return entry.name
    if entry.name.lower() in _INNER and kind_of_name(entry.parent) is not None:
        return entry.parent
    return None


def _is_of_pair(entry: Entry) -> bool:
    return entry.name.lower() in _NAMES | _VALUES


def _match(reading: Reading, name: str, entry: Entry) -> Match | None:
    kind = kind_of_name(name)
    if kind is None or may_be_encoded_key(kind, entry.value):
        return None
    start, end = entry.span
    default = default_in(reading.text[start:end])
    if default is not None:
        span = (start + default[0], start + default[1])
        entry = replace(entry, value=reading.text[slice(*span)], span=span, is_literal=True)
    found = _classified(kind, name, entry)
    return replace(
        found,
        span=entry.span,
        line=reading.line(entry.span[0]),
        setting=name,
        confidence=Confidence.HIGH if is_deployment_name(name) else Confidence.MEDIUM,
        replacement=f'"{MARKER}"' if entry.is_bare and default is None else None,
    )


def _classified(kind: SecretKind, name: str, entry: Entry) -> Match:
    """Return the match without its place."""
    value = entry.value.strip()
    if not value:
        return Match(kind=kind, content=ContentKind.EMPTY)
    is_live = entry.is_literal and may_be_secret(kind, name, value)
    if not is_live and not is_marker(value):
        return Match(kind=kind, content=ContentKind.PLACEHOLDER)
    if is_hash(value):
        return Match(kind=kind, content=ContentKind.HASHED, secret=Secret(value))
    content = classify_plain(kind, value)
    return Match(
        kind=kind, content=content.kind, secret=content.secret, last_five=content.last_five
    )
