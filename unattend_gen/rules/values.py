"""Whether a text is a value of the type that the catalog states, and if not, how bad that is."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import Setting, ValueType
from unattend_gen.core.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

_DECIMAL: Final = re.compile(r"[+-]?[0-9]+")
_HEXADECIMAL: Final = re.compile(r"0[xX][0-9A-Fa-f]+")
_GUID: Final = re.compile(r"\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")
_SID: Final = re.compile(r"S-1-[0-9]+(-[0-9]+)*", re.IGNORECASE)
_MAC: Final = re.compile(r"[0-9A-Fa-f]{2}([:-]?[0-9A-Fa-f]{2}){5}")
_LOCALE: Final = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")

_MOST_DIGITS: Final = 1000
"""Python refuses to read much longer decimal numbers, and no setting means one."""

_STRONG_ORIGINS: Final = frozenset({"reference-2018", "sim-catalog"})
"""Kinds of evidence that leave no doubt: a page of the reference, a schema."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A text that is no value of the wanted type.

    Attributes:
        expected: what would be one, with its article, for a message.
        severity: error where the text cannot mean anything to Setup.
    """

    expected: str
    severity: Severity


def as_integer(text: str) -> int | None:
    """The number that a text is, decimal or hexadecimal, or None."""
    if _DECIMAL.fullmatch(text):
        return int(text) if len(text) <= _MOST_DIGITS else None
    return int(text, 16) if _HEXADECIMAL.fullmatch(text) else None


def misfit(setting: Setting, text: str) -> Misfit | None:
    """What is wrong with the type of a text, or None.

    Numeric enumerations are left to the rule on choices, spellings met in practice
    (`value_variants`) are right.
    """
    if text in setting.value_variants:
        return None
    if setting.type is ValueType.BOOLEAN:
        return _weighed(setting, _boolean_misfit(text))
    if setting.type is ValueType.INTEGER:
        return None if setting.values else _weighed(setting, _integer_misfit(text))
    form = _FORMS.get(setting.type) if setting.type is not None else None
    if form is not None and not form.matches(text):
        return Misfit(form.name, Severity.WARNING)
    return _pattern_misfit(setting, text)


def is_stated(setting: Setting, text: str) -> bool:
    """Whether the reference itself gives the text, in an example or as the default.

    Its pages contradict themselves now and then; whoever copies them is not to blame.
    """
    return text in {setting.example, setting.default}


def is_confirmed(setting: Setting, fact: str) -> bool:
    """Whether reference and schema do not contradict each other on a fact, nor is either weak.

    Args:
        setting: whose fact.
        fact: name of the field, `type` or `values`.
    """
    return fact not in setting.sim_differs and setting.origin in _STRONG_ORIGINS


def _weighed(setting: Setting, found: Misfit | None) -> Misfit | None:
    """A misfit of a type that is not confirmed is a warning."""
    if found is None or is_confirmed(setting, "type"):
        return found
    return Misfit(found.expected, Severity.WARNING)


def _boolean_misfit(text: str) -> Misfit | None:
    """`True` is a boolean of the reference's examples, `1` one of XML Schema."""
    if text.lower() in {"true", "false"}:
        return None
    is_number = text in {"0", "1"}
    return Misfit("true or false", Severity.WARNING if is_number else Severity.ERROR)


def _integer_misfit(text: str) -> Misfit | None:
    if _DECIMAL.fullmatch(text):
        return None
    is_hexadecimal = _HEXADECIMAL.fullmatch(text) is not None
    return Misfit("a whole number", Severity.WARNING if is_hexadecimal else Severity.ERROR)


def _pattern_misfit(setting: Setting, text: str) -> Misfit | None:
    """The form that the reference states; key settings have rules of their own."""
    if setting.pattern is None or setting.type is ValueType.PRODUCT_KEY:
        return None
    if _compiled(setting.pattern).search(text):
        return None
    return Misfit("a text of the form that the reference states", Severity.WARNING)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Form:
    """A type whose values have a form of their own."""

    name: str
    matches: Callable[[str], bool]


def _is_ip_address(text: str) -> bool:
    try:
        ipaddress.ip_interface(text)
    except ValueError:
        return False
    return True


def _has_form(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


_FORMS: Final[Mapping[ValueType, _Form]] = MappingProxyType(
    {
        ValueType.GUID: _Form("a GUID", _has_form(_GUID)),
        ValueType.SID: _Form("a security identifier (S-1-…)", _has_form(_SID)),
        ValueType.MAC_ADDRESS: _Form("a MAC address", _has_form(_MAC)),
        ValueType.IP_ADDRESS: _Form("an IP address", _is_ip_address),
        ValueType.LOCALE: _Form("a language tag such as en-US", _has_form(_LOCALE)),
    }
)
