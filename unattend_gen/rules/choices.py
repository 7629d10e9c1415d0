"""Values that a setting does not allow: outside its choices, names or time zones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType
from unattend_gen.catalog.locales import is_time_zone, time_zones, windows_zone
from unattend_gen.catalog.words import nearest, one_of
from unattend_gen.core.finding import Severity
from unattend_gen.rules.naming import meant_by
from unattend_gen.rules.values import is_confirmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.catalog.facts import Setting

_GENERATED_NAME: Final = "*"
"""A computer name that makes Windows generate one."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a value is not allowed.

    Attributes:
        message: what is wrong and what is valid; shows the value only as far as it may be shown.
        meant: the value that was meant, if there is only one candidate.
    """

    message: str
    advice: str
    severity: Severity
    meant: str | None = None


def refusals(setting: Setting, text: str, quote: Callable[[], str]) -> Iterator[Refusal]:
    """Yield each reason why a setting does not allow a text.

    Args:
        setting: the facts.
        text: the value; it may be a secret, so no message repeats it.
        quote: returns the value as messages may show it.
    """
    if setting.values and setting.type is not ValueType.BOOLEAN:
        yield from _outside_choices(setting, text, quote)
    if setting.list_values and setting.separator:
        yield from _unknown_words(setting, text, quote)
    if setting.type is ValueType.TIME_ZONE:
        yield from _no_time_zone(text, quote)
    if setting.forbidden_characters:
        yield from _forbidden(setting, text, quote)
    if setting.type is ValueType.COMPUTER_NAME and text.isdigit():
        yield Refusal(
            f"{quote()} is not a valid computer name: it consists of digits only",
            "add a letter to the name",
            Severity.ERROR,
        )


def _outside_choices(setting: Setting, text: str, quote: Callable[[], str]) -> Iterator[Refusal]:
    if text in setting.values:
        return
    choices = one_of(setting.values)
    if text.lower() in {value.lower() for value in (*setting.values, *setting.value_variants)}:
        yield Refusal(
            f"{quote()} occurs in working files, but the reference spells the value differently",
            f"write {choices}",
            Severity.NOTE,
            next((value for value in setting.values if value.lower() == text.lower()), None),
        )
        return
    meant = meant_by(text, setting.values)
    question = f"; did you mean {meant}?" if meant else f"; {setting.name} is {choices}"
    yield Refusal(
        f"{quote()} is not allowed{question}",
        f"write {choices}",
        Severity.ERROR if _is_closed(setting) else Severity.WARNING,
        meant,
    )


def _is_closed(setting: Setting) -> bool:
    """Whether only the listed values work: page and schema of a release agree on a closed set.

    Numeric codes are added from release to release, and a deprecated setting stops nothing.
    """
    if setting.type is ValueType.INTEGER or setting.deprecated is not None:
        return False
    is_in_both = is_confirmed(setting, "type") and is_confirmed(setting, "values")
    return is_in_both and bool(setting.seen_in)


def _unknown_words(setting: Setting, text: str, quote: Callable[[], str]) -> Iterator[Refusal]:
    known = {word.lower() for word in setting.list_values}
    words = {word.strip().lower() for word in text.split(setting.separator)}
    if words - known - {""}:
        yield Refusal(
            f"{quote()} is not allowed; the list takes {one_of(setting.list_values)}",
            f"write these words, separated by {setting.separator}",
            Severity.WARNING,
        )


def _no_time_zone(text: str, quote: Callable[[], str]) -> Iterator[Refusal]:
    if is_time_zone(text):
        return
    known = windows_zone(text)
    if known is not None:
        message = (
            f"{quote()} is the name of the time zone in other systems; Windows calls it {known}"
        )
        yield Refusal(message, f"write {known}", Severity.WARNING, known)
        return
    meant = meant_by(text, time_zones())
    near = meant or nearest(text, time_zones())
    question = f"; did you mean `{near}`?" if near else ""
    yield Refusal(
        f"{quote()} is not a Windows time zone{question}",
        f"write {meant}" if meant else "write the id of a time zone, as in W. Europe Standard Time",
        Severity.ERROR if meant else Severity.WARNING,
        meant,
    )


def _forbidden(setting: Setting, text: str, quote: Callable[[], str]) -> Iterator[Refusal]:
    is_computer = setting.type is ValueType.COMPUTER_NAME
    if is_computer and text == _GENERATED_NAME:
        return
    found = [character for character in setting.forbidden_characters if character in text]
    if not found:
        return
    kind = "computer name" if is_computer else "name"
    named = ["spaces" if one == " " else one for one in dict.fromkeys(found)]
    verb = "are" if named == ["spaces"] or len(named) > 1 else "is"
    yield Refusal(
        f"{quote()} is not a valid {kind}: {' and '.join(named)} {verb} not allowed",
        "use letters, digits and hyphens" if is_computer else "remove the character",
        Severity.ERROR if is_computer else Severity.WARNING,
    )
