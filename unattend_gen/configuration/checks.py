"""The keys of a configuration file, their valid values, and every mistake in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.catalog.words import nearest
from unattend_gen.core.key_path import PlacedMistake

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.toml.text import Table

    _Check: TypeAlias = Callable[[KeyPath, object], Iterator[PlacedMistake]]

_FEW: Final = 40
_SEE_RULES: Final = "unattend-gen explain rules lists them"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The valid words of keys, provided by the rooms that know rules, formats and releases."""

    rules: Sequence[str]
    formats: Sequence[str]
    windows: Sequence[str]
    levels: Sequence[str]
    audit_rules: Sequence[str] = ()


def check_table(table: Table, above: KeyPath, words: Vocabulary) -> Iterator[PlacedMistake]:
    """Yield each mistake in a table below a key path, without repeating values."""
    yield from _of_table(table, above, _checks(words))


def _of_table(
    table: Table, above: KeyPath, checks: Mapping[str, _Check]
) -> Iterator[PlacedMistake]:
    for key, value in table.items():
        path = (*above, key)
        if key in checks:
            yield from checks[key](path, value)
        else:
            near = nearest(key, checks)
            listed = f"valid keys are {', '.join(sorted(checks))}"
            advice = f"did you mean {near}?" if near else listed
            yield PlacedMistake(path, "is not a key of the configuration", advice)


def _checks(words: Vocabulary) -> Mapping[str, _Check]:
    return {
        "windows": lambda path, value: _word(path, value, words.windows),
        "select": lambda path, value: _words(path, value, words.rules),
        "ignore": lambda path, value: _words(path, value, words.rules),
        "exclude": _texts,
        "fail-on": lambda path, value: _word(path, value, words.levels),
        "format": lambda path, value: _word(path, value, words.formats),
        "baseline": _text,
        "per-file-ignores": lambda path, value: _by_pattern(path, value, words.rules),
        "audit": lambda path, value: _of_audit(path, value, words),
    }


def _of_audit(path: KeyPath, value: object, words: Vocabulary) -> Iterator[PlacedMistake]:
    checks: Mapping[str, _Check] = {
        "allow": lambda path, value: _allowed(path, value, words),
        "exclude": _texts,
        "baseline": _text,
    }
    if isinstance(value, dict):
        yield from _of_table(value, path, checks)
    else:
        yield PlacedMistake(path, "should be a table", "write [audit] above its keys")


def _allowed(path: KeyPath, value: object, words: Vocabulary) -> Iterator[PlacedMistake]:
    """Check a list of tables, each with a reason and at least one condition."""
    checks: Mapping[str, _Check] = {
        "path": _text,
        "rule": lambda path, value: _word(path, value, words.audit_rules),
        "fingerprint": _text,
        "reason": _text,
    }
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        yield PlacedMistake(path, "should be a list of tables", "begin each with [[audit.allow]]")
        return
    for position, entry in enumerate(value):
        place = (*path, position)
        yield from _of_table(entry, place, checks)
        if "reason" not in entry:
            yield PlacedMistake(place, "has no reason", 'add reason = "why this is not a leak"')
        if not entry.keys() & {"path", "rule", "fingerprint"}:
            advice = "add path, rule or fingerprint"
            yield PlacedMistake(place, "would allow everything", advice)


def _text(path: KeyPath, value: object) -> Iterator[PlacedMistake]:
    if not isinstance(value, str) or not value:
        yield PlacedMistake(path, "should be a text", "write it in quotes")


def _texts(path: KeyPath, value: object) -> Iterator[PlacedMistake]:
    if not isinstance(value, list):
        yield PlacedMistake(path, "should be a list", "write it in square brackets")
        return
    for position, item in enumerate(value):
        yield from _text((*path, position), item)


def _word(path: KeyPath, value: object, known: Sequence[str]) -> Iterator[PlacedMistake]:
    if not isinstance(value, str):
        yield from _text(path, value)
    elif value not in known:
        near = nearest(value, known)
        listed = f"valid values are {', '.join(known)}" if len(known) <= _FEW else _SEE_RULES
        advice = f"did you mean {near}?" if near else listed
        yield PlacedMistake(path, "is not a known name", advice)


def _words(path: KeyPath, value: object, known: Sequence[str]) -> Iterator[PlacedMistake]:
    if not isinstance(value, list):
        yield from _texts(path, value)
        return
    for position, item in enumerate(value):
        yield from _word((*path, position), item, known)


def _by_pattern(path: KeyPath, value: object, known: Sequence[str]) -> Iterator[PlacedMistake]:
    if not isinstance(value, dict):
        yield PlacedMistake(path, "should be a table", 'write "pattern" = ["rule", …] below it')
        return
    for pattern, slugs in value.items():
        yield from _words((*path, pattern), slugs, known)
