"""A product key stands beside the name of an evaluation image.

## What it checks
In windowsPE or specialize a well-formed key, and an image that is chosen by a name with
`Evaluation` in it. Keys published for evaluation images are right.

## Why it matters
Evaluation media know no key of the full edition: Setup finds no edition for it, or Windows does not
activate (0xC004F069).

## Instead
Leave the key out and convert Windows after Setup, with `DISM /Set-Edition … /ProductKey`, or
install from media of the full edition.

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
    summary="a product key stands beside the name of an evaluation image",
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
    """Each key, where all images that are named are for evaluation."""
    names = tuple(image_names(index))
    if not names or not all(EVALUATION.search(name) for name in names):
        return
    for one in index.keys:
        if isinstance(one, RealKey) and not _is_for_evaluation(one):
            yield CARD.finding(
                one.placed.location,
                "the image is an evaluation image, which takes no key of the full edition",
                advice="leave the key out and convert Windows after Setup, by DISM /Set-Edition",
                last_five=one.key.last_five,
            )


def _is_for_evaluation(one: RealKey) -> bool:
    return one.publication is not None and "evaluation" in one.publication.edition.lower()


RULE = Rule(CARD, check)
