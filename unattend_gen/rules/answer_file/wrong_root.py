"""The root element is not `unattend`.

## What it checks
A root element with any other name, in any namespace.

## Why it matters
Setup looks for `unattend` and does not recognize a file without it as an answer file.

## Instead
Begin the document with `<unattend xmlns="urn:schemas-microsoft-com:unattend">`.

## References
- Vendor reference: the unattend element
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.answer_file.names import UNATTEND_NS, local
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.naming import meant_by
from unattend_gen.rules.repairs import renaming
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

CARD = RuleCard(
    slug="wrong-root",
    summary="the root element is not unattend",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=answer_file()
    .replace("unattend xmlns", "Unattended xmlns")
    .replace("</unattend>", "</Unattended>"),
    good=answer_file(),
    setup_effect="does not recognize the file as an answer file",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for a root element with another name."""
    root = index.answer_file.root
    if local(root.tag) != "unattend":
        yield CARD.finding(
            index.location(root),
            "the root element is not unattend, so this is not an answer file",
            advice=f'begin with <unattend xmlns="{UNATTEND_NS}">',
        ).fixed_by(_fix(index))


def _fix(index: Index) -> Fix | None:
    """Return a fix with the intended name if it is similar."""
    root = index.answer_file.root
    meant = meant_by(local(root.tag), ("unattend",))
    return renaming(index, root, meant, is_safe=False, uncovers=True) if meant else None


RULE = Rule(CARD, check)
