"""Which values a setting refuses: outside its choices, its names, its time zones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType
from unattend_gen.catalog.locales import is_time_zone, time_zones, windows_zone
from unattend_gen.catalog.words import one_of
from unattend_gen.core.finding import Severity
from unattend_gen.rules.naming import meant_by
from unattend_gen.rules.values import is_confirmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.facts import Setting

_GENERATED_NAME: Final = "*"
"""A computer name that asks Windows to make one up."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a value is not taken; the message never repeats it.

    Attributes:
        meant: the value that was meant, where there can be no other.
    """

    message: str
    advice: str
    severity: Severity
    meant: str | None = None


def refusals(setting: Setting, text: str) -> Iterator[Refusal]:
    """Each reason to refuse a text as the value of a setting."""
    if setting.values and setting.type is not ValueType.BOOLEAN:
        yield from _outside_choices(setting, text)
    if setting.list_values and setting.separator:
        yield from _unknown_words(setting, text)
    if setting.type is ValueType.TIME_ZONE:
        yield from _no_time_zone(text)
    if setting.forbidden_characters:
        yield from _forbidden(setting, text)
    if setting.type is ValueType.COMPUTER_NAME and text.isdigit():
        yield Refusal(
            "a computer name cannot consist of digits alone",
            "put a letter into the name",
            Severity.ERROR,
        )


def _outside_choices(setting: Setting, text: str) -> Iterator[Refusal]:
    if text in setting.values:
        return
    choices = one_of(setting.values)
    if text.lower() in {value.lower() for value in (*setting.values, *setting.value_variants)}:
        yield Refusal(
            "a spelling that is met in working files; the reference has it otherwise",
            f"write {choices}",
            Severity.NOTE,
            next((value for value in setting.values if value.lower() == text.lower()), None),
        )
        return
    yield Refusal(
        f"the value is none of those that the setting takes: {choices}",
        f"write {choices}",
        Severity.ERROR if _is_closed(setting) else Severity.WARNING,
        meant_by(text, setting.values),
    )


def _is_closed(setting: Setting) -> bool:
    """Whether nothing but the choices can work: page and schema of a release both close the set.

    Numeric codes grow from release to release, and a setting that is out of date stops nothing.
    """
    if setting.type is ValueType.INTEGER or setting.deprecated is not None:
        return False
    is_in_both = is_confirmed(setting, "type") and is_confirmed(setting, "values")
    return is_in_both and bool(setting.seen_in)


def _unknown_words(setting: Setting, text: str) -> Iterator[Refusal]:
    known = {word.lower() for word in setting.list_values}
    words = {word.strip().lower() for word in text.split(setting.separator)}
    if words - known - {""}:
        yield Refusal(
            f"the list takes {one_of(setting.list_values)}",
            f"write these words with {setting.separator} between them",
            Severity.WARNING,
        )


def _no_time_zone(text: str) -> Iterator[Refusal]:
    if is_time_zone(text):
        return
    known = windows_zone(text)
    if known is not None:
        message = f"the name that other systems have for the time zone; Windows calls it {known}"
        yield Refusal(message, f"write {known}", Severity.WARNING, known)
        return
    meant = meant_by(text, time_zones())
    yield Refusal(
        f"no time zone of Windows; {meant} was meant" if meant else "no time zone of Windows",
        f"write {meant}" if meant else "write the id of a time zone, as in W. Europe Standard Time",
        Severity.ERROR if meant else Severity.WARNING,
        meant,
    )


def _forbidden(setting: Setting, text: str) -> Iterator[Refusal]:
    is_generated = setting.type is ValueType.COMPUTER_NAME and text == _GENERATED_NAME
    if is_generated or not any(character in text for character in setting.forbidden_characters):
        return
    is_computer = setting.type is ValueType.COMPUTER_NAME
    characters = " ".join(one for one in setting.forbidden_characters if one != " ")
    blank = " and blanks" if " " in setting.forbidden_characters else ""
    yield Refusal(
        f"a character that a name cannot have: {characters}{blank}",
        "write letters, digits and hyphens" if is_computer else "leave the character out",
        Severity.ERROR if is_computer else Severity.WARNING,
    )
