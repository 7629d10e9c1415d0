"""The spec as a file: what was guessed, the tables, what no table says, and what nothing lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.toml.write import Entry, Section, toml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.importer.choice import Choice
    from unattend_gen.importer.guesses import Guesses
    from unattend_gen.importer.said import Beside, Reading, Said

_TRUTHS: Final = {"true": True, "false": False}
_NUMBER: Final = re.compile(r"0|-?[1-9][0-9]{0,17}", re.ASCII)
_BARE: Final = "The file says all that is to be said: nothing is added to it."


def spec_text(
    reading: Reading,
    choice: Choice,
    guesses: Guesses,
    *,
    variables: Mapping[str, str],
    adds_defaults: bool,
) -> str:
    """The text of the spec.

    Args:
        reading: the answer file; its comments are fit to be told.
        choice: the tables that stand for settings of it.
        guesses: what the file does not say.
        variables: the environment variable of each secret, by path or place.
        adds_defaults: whether the spec may leave out what every installation needs.
    """
    sections = [
        _head(reading, guesses, adds_defaults=adds_defaults),
        *_tables(reading, choice),
        *_settings(_rest(reading, choice), variables),
        *(_element(number, each, variables) for number, each in enumerate(reading.beside, 1)),
    ]
    return toml_text(sections, reading.tail)


def settings_tables(
    reading: Reading, choice: Choice, variables: Mapping[str, str]
) -> dict[str, dict[str, object]]:
    """`[settings]` and `[unlisted]` as plain values, for what no table of the choice says."""
    return {
        section.name: {entry.key: entry.value for entry in section.entries}
        for section in _settings(_rest(reading, choice), variables)
    }


def place_of(number: int, beside: Beside) -> str:
    """What an element beside the passes is called where settings are called by their paths."""
    return f"elements[{number}]/{beside.name}"


def _head(reading: Reading, guesses: Guesses, *, adds_defaults: bool) -> Section:
    keys = (
        ("target", guesses.target),
        ("windows", guesses.windows),
        ("architecture", guesses.architecture),
    )
    entries = [Entry(key, guess.value, (guess.reason,)) for key, guess in keys]
    if not adds_defaults:
        entries.append(Entry("defaults", False, (_BARE,)))
    return Section("", tuple(entries), reading.head)


def _tables(reading: Reading, choice: Choice) -> Iterator[Section]:
    for name, table in choice.tables.items():
        comments = (
            comment
            for said in reading.said
            if str(said.path) in choice.paths[name]
            for comment in said.comments
        )
        tables = (table,) if isinstance(table, Mapping) else table
        for one in tables if isinstance(tables, Sequence) else ():
            entries = tuple(Entry(key, value) for key, value in one.items())
            yield Section(name, entries, tuple(comments), is_item=table is not one)


def _rest(reading: Reading, choice: Choice) -> tuple[Said, ...]:
    taken = frozenset[str]().union(*choice.paths.values())
    return tuple(said for said in reading.said if str(said.path) not in taken)


def _settings(said: Iterable[Said], variables: Mapping[str, str]) -> Iterator[Section]:
    given = tuple(said)
    for name, is_listed in (("settings", True), ("unlisted", False)):
        entries = tuple(
            Entry(str(each.path), _value(each, variables), each.comments)
            for each in given
            if each.is_listed is is_listed
        )
        if entries:
            yield Section(name, entries)


def _value(said: Said, variables: Mapping[str, str]) -> object:
    if not isinstance(said.value, Secret):
        return _plain(said.value)
    source = f"env:{variables[str(said.path)]}"
    is_meant = said.is_listed and said.value.kind is not SecretKind.TOKEN
    return source if is_meant else {"secret": source}


def _plain(text: str) -> str | int | bool:
    """A text without its quotes where it comes out the same."""
    if text in _TRUTHS:
        return _TRUTHS[text]
    return int(text) if _NUMBER.fullmatch(text) else text


def _element(number: int, beside: Beside, variables: Mapping[str, str]) -> Section:
    value: object = beside.xml
    if isinstance(value, Secret):
        value = {"secret": f"env:{variables[place_of(number, beside)]}"}
    return Section("elements", (Entry("xml", value, beside.comments),), is_item=True)
