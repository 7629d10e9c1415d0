"""Settings for WDS stand in a file for Windows 11, whose Setup ignores them.

## What it checks
`WindowsDeploymentServices`, where the file is for a Windows 11 client by `--windows` or by the name
of its image.

## Why it matters
Setup of the boot image on Windows 11 media ignores these settings. Besides, since April 2026 a WDS
server gives out answer files only where its administrator has switched that on again.

## Instead
Deploy by other means, or start an older boot image.

## References
- Vendor reference: WindowsDeploymentServices/ImageSelection
- Microsoft support: KB5074952
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.images import first_build, windows_meant
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.rules.index import Index


def _example(image: str) -> str:
    return snippet(
        "windowsPE",
        SETUP,
        "<WindowsDeploymentServices><ImageSelection><InstallImage>",
        f"<ImageName>{image}</ImageName>",
        "</InstallImage></ImageSelection></WindowsDeploymentServices>",
    )


CARD = RuleCard(
    slug="wds-settings-on-windows-11",
    summary="settings for WDS stand in a file for Windows 11, whose Setup ignores them",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_example("Windows 11 Pro"),
    good=_example("Windows 7 PROFESSIONAL"),
)


def check(index: Index) -> Iterator[Finding]:
    """The WDS settings of a file for a client from Windows 11 on."""
    meant = windows_meant(index)
    if not meant or not all(_is_11(version) for version in meant):
        return
    for placed in index.settings(SETUP, "WindowsDeploymentServices"):
        yield CARD.finding(
            placed.location,
            "Setup of Windows 11 media ignores the settings for WDS",
            advice="deploy by other means, or start an older boot image",
        )


def _is_11(version: WindowsVersion) -> bool:
    return version.family == "client" and version.build >= first_build("11-21h2")


RULE = Rule(CARD, check)
