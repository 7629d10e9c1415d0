"""Whether a text fits the setting that it is meant for: its length and its characters.

Asked while a spec is read, so that a name that Windows would refuse is told with its line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Setting

_GENERATED_NAME: Final = "*"
"""A computer name that asks Windows to make one up."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a text cannot be the value of a setting, and what to do; neither repeats the text."""

    message: str
    advice: str


def unfit(setting: Setting, text: str) -> Unfit | None:
    """What is wrong with the length or the characters of a text, or None."""
    is_computer = setting.type is ValueType.COMPUTER_NAME
    if is_computer and text == _GENERATED_NAME:
        return None
    if not text.strip():
        return Unfit("is empty", "give it a value or leave the key out")
    return _too_long(setting, text) or _forbidden(setting, text) or _all_digits(setting, text)


def _too_long(setting: Setting, text: str) -> Unfit | None:
    """A computer name is counted in bytes, as the reference does."""
    is_computer = setting.type is ValueType.COMPUTER_NAME
    length = len(text.encode("utf-8", "surrogatepass")) if is_computer else len(text)
    if setting.max_length is None or length <= setting.max_length:
        return None
    return Unfit(
        f"is longer than {setting.max_length} characters",
        f"shorten it to {setting.max_length} characters at most",
    )


def _forbidden(setting: Setting, text: str) -> Unfit | None:
    if not any(character in text for character in setting.forbidden_characters):
        return None
    shown = (
        "a blank" if character == " " else character for character in setting.forbidden_characters
    )
    return Unfit(
        "holds a character that such a name cannot have", f"leave these out: {' '.join(shown)}"
    )


def _all_digits(setting: Setting, text: str) -> Unfit | None:
    if setting.type is not ValueType.COMPUTER_NAME or not text.isdigit():
        return None
    return Unfit("cannot consist of digits alone", "put a letter into the name")
