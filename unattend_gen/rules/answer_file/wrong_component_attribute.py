"""A component has an identifying attribute that no component has.

## What it checks
A `processorArchitecture` that Windows does not know (`x64` is written amd64), a `publicKeyToken`
that is not sixteen hexadecimal digits or not Microsoft's, a `language` other than neutral, a
`versionScope` other than nonSxS.

## Why it matters
Setup finds a component by the combination of these attributes. If one is wrong, Setup does not find
the component and does not apply its settings.

## Instead
`processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral"
versionScope="nonSxS"`, with the architecture of the image.

## References
- Vendor reference: the component element
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import PUBLIC_KEY_TOKEN
from unattend_gen.catalog.envelope import envelope
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.attribute_repairs import new_attribute
from unattend_gen.rules.naming import is_nearly
from unattend_gen.rules.placeholders import is_stand_in_attribute
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import TIME_ZONE, answer_file, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedComponent


@dataclass(frozen=True, slots=True)
class _Expectation:
    """The expected value of one attribute, and the severity if it differs."""

    attribute: str
    usual: frozenset[str]
    message: str
    advice: str
    severity: Severity


_EXPECTED: Final = (
    _Expectation(
        "processorArchitecture",
        frozenset({"amd64", "x86", "arm64", "wow64", "arm", "ia64", "neutral"}),
        "Setup knows no such architecture and does not find the component",
        "write amd64, x86 or arm64; amd64 is the name for x64 processors of any vendor",
        Severity.ERROR,
    ),
    _Expectation(
        "publicKeyToken",
        frozenset({PUBLIC_KEY_TOKEN}),
        "that is not Microsoft's token, so Setup does not find the component",
        f"write {PUBLIC_KEY_TOKEN}",
        Severity.ERROR,
    ),
    _Expectation(
        "language",
        frozenset({"neutral"}),
        "components of Windows are language-neutral",
        'write language="neutral"',
        Severity.WARNING,
    ),
    _Expectation(
        "versionScope",
        frozenset({"nonsxs"}),
        "components of answer files have nonSxS",
        'write versionScope="nonSxS"',
        Severity.WARNING,
    ),
)

_ARCHITECTURES: Final = {
    "x64": "amd64",
    "x86_64": "amd64",
    "x86-64": "amd64",
    "i386": "x86",
    "aarch64": "arm64",
}
"""Other names of architectures, in lower case, with the name in Windows."""

_ONLY_VALUES: Final = {
    "publicKeyToken": PUBLIC_KEY_TOKEN,
    "language": "neutral",
    "versionScope": "nonSxS",
}

CARD = RuleCard(
    slug="wrong-component-attribute",
    summary="a component has an identifying attribute that no component has",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=answer_file(settings("specialize", TIME_ZONE)).replace("amd64", "x64"),
    good=answer_file(settings("specialize", TIME_ZONE)),
    other_severities=((Severity.WARNING, "Windows is known to accept other values"),),
    setup_effect="does not recognize the component",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each attribute that no component has."""
    for one in index.components:
        for expected in _EXPECTED:
            text = one.node.element.get(expected.attribute, "").strip()
            if text and not _is_usual(text, expected):
                is_possible = _matches_schema(text, expected.attribute)
                value = index.quoted(text, "another value")
                yield CARD.finding(
                    one.location,
                    f"{expected.attribute} is {value}; {expected.message}",
                    advice=expected.advice,
                    severity=Severity.WARNING if is_possible else expected.severity,
                    confidence=Confidence.MEDIUM if is_possible else None,
                ).fixed_by(_fix(index, one, expected.attribute, text.lower()))


def _fix(index: Index, one: IndexedComponent, attribute: str, text: str) -> Fix | None:
    """Return a fix with the name in Windows, or the value that all components have."""
    if attribute == "processorArchitecture":
        value, is_safe = _ARCHITECTURES.get(text), True
    else:
        value, is_safe = _ONLY_VALUES[attribute], False
        if one.fact is None or (attribute == "publicKeyToken" and not is_nearly(text, value)):
            return None
    if value is None:
        return None
    return new_attribute(index, one.node.element, attribute, value, is_safe=is_safe)


def _is_usual(text: str, expected: _Expectation) -> bool:
    return text.lower() in expected.usual or is_stand_in_attribute(text)


def _matches_schema(text: str, attribute: str) -> bool:
    """Whether the vendor's schema accepts the text, so that a component may have it."""
    pattern = envelope().patterns.get(attribute)
    return pattern is not None and _without_anchors(pattern).fullmatch(text) is not None


def _without_anchors(pattern: str) -> re.Pattern[str]:
    """Return the pattern without `^` and `$`, which `fullmatch` does not need."""
    return re.compile(pattern.removeprefix("^").removesuffix("$"))


RULE = Rule(CARD, check)
