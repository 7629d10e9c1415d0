"""It is not clear which image is installed.

## What it checks
An image selected by both its index and its name, or an `InstallFrom` that selects none.

## Why it matters
Index and name differ between media. If they mean different images, none matches both, and Setup
shows its page. Without either, the key decides, or the person at the screen.

## Instead
Select the image by `/IMAGE/NAME` only, or by `/IMAGE/INDEX` only.

## References
- Vendor reference: ImageInstall/OSImage/InstallFrom/MetaData
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.images import INSTALL_FROM, choices
from unattend_gen.rules.keys import SETUP
from unattend_gen.rules.placeholders import holds_branches
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import install_from, meta_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.images import ImageChoice
    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="unclear-image-selection",
    summary="it is not clear which image is installed",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=install_from(meta_data("/IMAGE/INDEX", "6"), meta_data("/IMAGE/NAME", "Windows 11 Pro")),
    good=install_from(meta_data("/IMAGE/INDEX", "6")),
    other_severities=((Severity.NOTE, "no image is selected, and no key selects one"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each image that is selected twice, or not at all."""
    by_source: dict[object, list[ImageChoice]] = {}
    for choice in choices(index):
        by_source.setdefault(choice.setting.parent, []).append(choice)
    for source in index.settings(SETUP, INSTALL_FROM):
        if holds_branches(source.node.element):
            continue
        picked = by_source.get(source, [])
        keys = {choice.key for choice in picked}
        if {"/IMAGE/INDEX", "/IMAGE/NAME"} <= keys:
            yield CARD.finding(
                picked[-1].setting.location,
                "the image is selected by both index and name",
                advice="keep one of them; the name works with other media, too",
            )
        elif not picked and not index.keys:
            yield CARD.finding(
                source.location,
                "no image is selected, and no product key selects one",
                advice="add MetaData with /IMAGE/NAME, or the setup key of the edition",
                severity=Severity.NOTE,
            )


RULE = Rule(CARD, check)
