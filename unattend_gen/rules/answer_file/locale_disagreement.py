"""Two passes choose different languages or keyboards.

## What it checks
`UILanguage`, `SystemLocale`, `UserLocale` or `InputLocale` in windowsPE, and the same setting in
specialize or oobeSystem with another value. `en-US` and `0409:00000409` are the same keyboard.

## Why it matters
The later pass wins. Until then Setup, its commands and its passwords use the earlier choice, which
is often a copy that nobody adapted.

## Instead
Write the same in each pass, if one of them is not meant otherwise.

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
    summary="two passes choose different languages or keyboards",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_example("de-DE"),
    good=_example("0409:00000409"),
)


def check(index: Index) -> Iterator[Finding]:
    """Each later setting that differs from that of windowsPE."""
    for name in _NAMES:
        first = [
            one for one in index.settings(f"{_INTERNATIONAL}-WinPE", name) if one.is_open_value
        ]
        said = {_meaning(one.value) for one in first}
        for later in index.settings(_INTERNATIONAL, name):
            if len(said) == 1 and later.is_open_value and _meaning(later.value) not in said:
                yield CARD.finding(
                    later.location,
                    f"windowsPE has another {name}",
                    advice="write the same in each pass, unless both are meant",
                )


def _meaning(text: str) -> tuple[str, ...]:
    """The values of a list, with keyboards in place of the tags that stand for them."""
    values = (value.strip() for value in text.lower().split(";"))
    return tuple(locales().inputs.get(value, value) for value in values)


RULE = Rule(CARD, check)
