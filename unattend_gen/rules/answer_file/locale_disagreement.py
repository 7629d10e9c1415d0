"""Two passes set different languages or keyboards.

## What it checks
`UILanguage`, `SystemLocale`, `UserLocale` or `InputLocale` in windowsPE, and the same setting with
another value in specialize or oobeSystem. `en-US` and `0409:00000409` are the same keyboard.

## Why it matters
The later pass takes precedence. Until then, Setup, its commands and its password prompts use the
earlier value, which is often a leftover from another file.

## Instead
Use the same value in each pass, unless the difference is intended.

## References
- Vendor reference: Microsoft-Windows-International-Core and -WinPE
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.locales import locales
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import answer_file, component, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_INTERNATIONAL: Final = "Microsoft-Windows-International-Core"
_NAMES: Final = ("UILanguage", "SystemLocale", "UserLocale", "InputLocale")


def _example(later: str) -> str:
    first = component(f"{_INTERNATIONAL}-WinPE", "<InputLocale>en-US</InputLocale>")
    second = component(_INTERNATIONAL, f"<InputLocale>{later}</InputLocale>")
    return answer_file(settings("windowsPE", first), settings("oobeSystem", second))


CARD = RuleCard(
    slug="locale-disagreement",
    summary="two passes set different languages or keyboards",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_example("de-DE"),
    good=_example("0409:00000409"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each later setting that differs from windowsPE."""
    for name in _NAMES:
        first = [
            one for one in index.settings(f"{_INTERNATIONAL}-WinPE", name) if one.is_open_value
        ]
        said = {_meaning(one.value) for one in first}
        for later in index.settings(_INTERNATIONAL, name):
            if len(said) == 1 and later.is_open_value and _meaning(later.value) not in said:
                yield CARD.finding(
                    later.location,
                    f"{name} is {later.quoted} here, but not in windowsPE",
                    advice="use the same value in each pass, unless the difference is intended",
                )


def _meaning(text: str) -> tuple[str, ...]:
    """Return the values of a list, with language tags replaced by their keyboards."""
    values = (value.strip() for value in text.lower().split(";"))
    return tuple(locales().inputs.get(value, value) for value in values)


RULE = Rule(CARD, check)
