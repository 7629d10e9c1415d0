"""The text of a spec: its head, the tables, `[settings]`, `[unlisted]` and `[[elements]]`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.toml.write import Entry, Section, toml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.setting_path import SettingPath
    from unattend_gen.importer.choice import Choice
    from unattend_gen.importer.extracted import ExtractedElement, ExtractedSetting, Extraction
    from unattend_gen.importer.guesses import Guesses

SCRIPT_SECTION: Final = "Extensions"
"""The element that carries scripts."""

_TRUTHS: Final = {"true": True, "false": False}
_NUMBER: Final = re.compile(r"0|-?[1-9][0-9]{0,17}", re.ASCII)
_COMPLETE: Final = "The spec is complete: nothing is added to it."
_ENCODED: Final = "The variable has to contain the encoded text, as it is in the answer file."
_REMARKS: Final[Mapping[str, str]] = {
    "architectures": "The answer file has equal components for these architectures.",
    "as_written": "Details that change nothing as far as it is known. Remove the table to render "
    "the file in its usual form.",
}
"""What a table is, if its keys do not say it."""

_EDITION: Final = "The edition is guessed from the published key, which others may share."


def spec_text(
    extraction: Extraction,
    choice: Choice,
    guesses: Guesses,
    *,
    variables: Mapping[str, str],
    adds_defaults: bool,
) -> str:
    """Return the text of the spec.

    Args:
        extraction: the answer file; its comments contain no secrets.
        choice: the tables that reproduce some of its settings.
        guesses: what the file does not say.
        variables: the environment variable of each secret, by path or place.
        adds_defaults: whether the spec may leave out what every installation needs.
    """
    elements = enumerate(extraction.elements, start=1)
    sections = [
        _head(extraction, guesses, adds_defaults=adds_defaults),
        *_tables(extraction, choice),
        *_settings(_rest(extraction, choice), variables),
        *(
            _element(number, each, variables)
            for number, each in elements
            if not (choice.has_scripts and each.name == SCRIPT_SECTION)
        ),
    ]
    return toml_text(sections, extraction.tail)


def settings_tables(
    extraction: Extraction, choice: Choice, variables: Mapping[str, str]
) -> dict[str, dict[str, object]]:
    """Return `[settings]` and `[unlisted]` as plain values, for what no table reproduces."""
    return {
        section.name: {entry.key: entry.value for entry in section.entries}
        for section in _settings(_rest(extraction, choice), variables)
    }


def place_of(number: int, element: ExtractedElement) -> str:
    """Return the address of an element outside the passes."""
    return f"elements[{number}]/{element.name}"


def _head(extraction: Extraction, guesses: Guesses, *, adds_defaults: bool) -> Section:
    keys = (
        ("target", guesses.target),
        ("windows", guesses.windows),
        ("architecture", guesses.architecture),
    )
    entries = [Entry(key, guess.value, (guess.reason,)) for key, guess in keys]
    if not adds_defaults:
        entries.append(Entry("defaults", False, (_COMPLETE,)))
    return Section("", tuple(entries), extraction.head)


def _tables(extraction: Extraction, choice: Choice) -> Iterator[Section]:
    for name, table in choice.tables.items():
        comments = tuple(
            comment
            for setting in extraction.settings
            if str(setting.path) in choice.paths.get(name, ())
            for comment in setting.comments
        )
        remarks = (*filter(None, (_REMARKS.get(name),)), *comments)
        if isinstance(table, Mapping):
            yield from _sections(name, table, remarks)
            continue
        for number, one in enumerate(table if isinstance(table, Sequence) else ()):
            if isinstance(one, Mapping):
                entries = tuple(Entry(key, value) for key, value in one.items())
                yield Section(name, entries, () if number else remarks, is_item=True)


def _sections(
    name: str, table: Mapping[str, object], comments: tuple[str, ...]
) -> Iterator[Section]:
    """Yield a table, and the tables inside it."""
    inside = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    notes = {"edition": (_EDITION,)} if name == "product_key" else {}
    entries = tuple(
        Entry(key, value, notes.get(key, ())) for key, value in table.items() if key not in inside
    )
    if entries:
        yield Section(name, entries, comments)
    for key, value in inside.items():
        first = not entries and key == next(iter(inside))
        inner = tuple(Entry(*each) for each in value.items())
        yield Section(f"{name}.{key}", inner, comments if first else ())


def _rest(extraction: Extraction, choice: Choice) -> tuple[ExtractedSetting, ...]:
    covered = choice.covered
    return tuple(each for each in extraction.settings if str(each.path) not in covered)


def _settings(
    settings: Iterable[ExtractedSetting], variables: Mapping[str, str]
) -> Iterator[Section]:
    given = tuple(settings)
    encoded = {str(each.path).rpartition("/")[0] for each in given if _is_encoded(each)}
    for name, is_listed in (("settings", True), ("unlisted", False)):
        groups: dict[str, list[Entry]] = {}
        for each in given:
            if each.is_listed is is_listed:
                group = groups.setdefault(_component(each.path), [])
                remarks = [] if group else [_heading(each.path)]
                path = str(each.path)
                if path.rpartition("/")[0] in encoded and isinstance(each.value, Secret):
                    remarks.append(_ENCODED)
                comments = (*remarks, *each.comments)
                group.append(Entry(path, _value(each, variables), comments))
        if groups:
            yield Section(name, tuple(entry for group in groups.values() for entry in group))


def _is_encoded(setting: ExtractedSetting) -> bool:
    """Return whether a setting says that the password next to it is encoded."""
    is_plain_text = setting.path.steps[-1].name == "PlainText"
    return is_plain_text and setting.value == "false"


def _component(path: SettingPath) -> str:
    return "/".join(str(path).split("/")[:2])


def _heading(path: SettingPath) -> str:
    """Return a comment above the settings of a component."""
    component = catalog().component(path.component)
    about = f": {component.summary}" if component and component.summary else ""
    return f"{_component(path)}{about}"


def _value(setting: ExtractedSetting, variables: Mapping[str, str]) -> object:
    if not isinstance(setting.value, Secret):
        return _plain(setting.value)
    source = f"env:{variables[str(setting.path)]}"
    is_named = setting.is_listed and setting.value.kind is not SecretKind.TOKEN
    return source if is_named else {"secret": source}


def _plain(text: str) -> str | int | bool:
    """Return a text as a boolean or a number if it is rendered as the same text."""
    if text in _TRUTHS:
        return _TRUTHS[text]
    return int(text) if _NUMBER.fullmatch(text) else text


def _element(number: int, element: ExtractedElement, variables: Mapping[str, str]) -> Section:
    value: object = element.xml
    if isinstance(value, Secret):
        value = {"secret": f"env:{variables[place_of(number, element)]}"}
    return Section("elements", (Entry("xml", value, element.comments),), is_item=True)
