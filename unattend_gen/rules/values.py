"""Values and types: whether a text has the type in the catalog, and how severe it is if not."""

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
"""Python rejects much longer decimal numbers, and no setting needs one."""

_STRONG_ORIGINS: Final = frozenset({"reference-2018", "sim-catalog"})
"""Origins that leave no doubt: a page of the reference, a schema."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A text that does not have the expected type.

    Attributes:
        expected: a valid value, with its article, for a message.
        severity: error if the text cannot have a meaning for Setup.
    """

    expected: str
    severity: Severity


def as_integer(text: str) -> int | None:
    """Return the number in a text, decimal or hexadecimal, or None."""
    if _DECIMAL.fullmatch(text):
        return int(text) if len(text) <= _MOST_DIGITS else None
    return int(text, 16) if _HEXADECIMAL.fullmatch(text) else None


def misfit(setting: Setting, text: str) -> Misfit | None:
    """Return how a text differs from the type of its setting, or None.

    Numeric enumerations are checked by `value-not-allowed`. Spellings that occur in practice
    (`value_variants`) are accepted.
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
    """Whether the reference itself gives the text, as an example or default.

    Some of its pages contradict themselves, and authors copy them.
    """
    return text in {setting.example, setting.default}


def is_confirmed(setting: Setting, fact: str) -> bool:
    """Whether reference and schema agree on a fact, and neither is weak evidence.

    Args:
        setting: the setting with the fact.
        fact: name of the field, `type` or `values`.
    """
    return fact not in setting.sim_differs and setting.origin in _STRONG_ORIGINS


def _weighed(setting: Setting, found: Misfit | None) -> Misfit | None:
    """Reduce the severity to a warning if the type is not confirmed."""
    if found is None or is_confirmed(setting, "type"):
        return found
    return Misfit(found.expected, Severity.WARNING)


def _boolean_misfit(text: str) -> Misfit | None:
    """Check a boolean; `True` occurs in the examples of the reference, `1` in XML Schema."""
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
    """Check the pattern that the reference states; product keys have their own rules."""
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
    """A type whose values have a fixed form."""

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
