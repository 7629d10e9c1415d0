"""A secret key stands in the answer file that a WDS server hands to every client.

## What it checks
A file whose only pass is windowsPE, with settings for WDS, and in it a key that is on none of the
published lists.

## Why it matters
The server gives this file to any computer that asks, before anyone has signed in.

## Instead
Put the MAK into the image's own answer file (ImageUnattend.xml), in specialize. The client file
needs no key: the image is chosen by its name.

## References
- Vendor documentation: Windows Deployment Services, client and image answer files
- MS-WDSOSD: the unauthenticated request for a client answer file
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK, MADE_UP_KEY
from unattend_gen.rules.deployment import is_client_unattend
from unattend_gen.rules.keys import RealKey
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


def _example(key: str) -> str:
    return snippet(
        "windowsPE",
        SETUP,
        "<WindowsDeploymentServices><ImageSelection>",
        "<InstallImage><Filename>install.wim</Filename></InstallImage>",
        "</ImageSelection></WindowsDeploymentServices>",
        f"<UserData><ProductKey><Key>{key}</Key></ProductKey></UserData>",
    )


CARD = RuleCard(
    slug="key-in-client-unattend",
    summary="a secret key stands in the file that a WDS server hands to every client",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_example(MADE_UP_KEY),
    good=_example(GVLK),
    exposes_secret=True,
)


def check(index: Index) -> Iterator[Finding]:
    """Each key of a WDS client file that may be a secret."""
    if not is_client_unattend(index):
        return
    for one in index.keys:
        if isinstance(one, RealKey) and one.is_secret:
            yield CARD.finding(
                one.placed.location,
                "a WDS server hands this file, key and all, to any computer that asks",
                advice="put the key into ImageUnattend.xml, pass specialize",
                last_five=one.key.last_five,
            )


RULE = Rule(CARD, check)
