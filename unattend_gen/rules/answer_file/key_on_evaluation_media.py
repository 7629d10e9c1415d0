"""A product key is used with an evaluation image.

## What it checks
A well-formed key in windowsPE or specialize, and an image selected by a name that contains
`Evaluation`. Keys published for evaluation images are allowed.

## Why it matters
Evaluation media do not know the keys of the full edition: Setup finds no edition for the key, or
Windows does not activate (0xC004F069).

## Instead
Omit the key and convert Windows after Setup with `DISM /Set-Edition … /ProductKey`, or install from
media of the full edition.

## References
- Public issues of vmware-samples/packer-examples-for-vsphere: 893 and 905
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK
from unattend_gen.rules.images import EVALUATION, image_names
from unattend_gen.rules.keys import RealKey
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import install_from, meta_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="key-on-evaluation-media",
    summary="a product key is used with an evaluation image",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=install_from(
        meta_data("/IMAGE/NAME", "Windows 10 Enterprise Evaluation"),
        more=f"<UserData><ProductKey><Key>{GVLK}</Key></ProductKey></UserData>",
    ),
    good=install_from(
        meta_data("/IMAGE/NAME", "Windows 10 Enterprise"),
        more=f"<UserData><ProductKey><Key>{GVLK}</Key></ProductKey></UserData>",
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each key if all selected images are evaluation images."""
    names = tuple(image_names(index))
    if not names or not all(EVALUATION.search(name) for name in names):
        return
    for one in index.keys:
        if isinstance(one, RealKey) and not _is_for_evaluation(one):
            yield CARD.finding(
                one.setting.location,
                "the image is an evaluation image, which does not accept keys of the full edition",
                advice="omit the key and convert Windows after Setup with DISM /Set-Edition",
                last_five=one.key.last_five,
            )


def _is_for_evaluation(one: RealKey) -> bool:
    return one.publication is not None and "evaluation" in one.publication.edition.lower()


RULE = Rule(CARD, check)
