"""A secret key is in the file that a WDS server gives to every client.

## What it checks
A file whose only pass is windowsPE, with settings for WDS, that contains a key which is not
published.

## Why it matters
The server gives this file to any computer that asks, before anyone has signed in.

## Instead
Put the MAK into the answer file of the image (ImageUnattend.xml), in specialize. The client file
needs no key because the image is selected by name.

## References
- Vendor documentation: Windows Deployment Services, client and image answer files
- MS-WDSOSD: the unauthenticated request for a client answer file
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK, MADE_UP_KEY
from unattend_gen.rules.images import is_client_unattend
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
    summary="a secret key is in the file that a WDS server gives to every client",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_example(MADE_UP_KEY),
    good=_example(GVLK),
    exposes_secret=True,
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each key of a WDS client file that may be a secret."""
    if not is_client_unattend(index):
        return
    for one in index.keys:
        if isinstance(one, RealKey) and one.is_secret:
            yield CARD.finding(
                one.setting.location,
                "a WDS server gives this file, including the key, to any computer that asks",
                advice="put the key into ImageUnattend.xml, in the specialize pass",
                last_five=one.key.last_five,
            )


RULE = Rule(CARD, check)
