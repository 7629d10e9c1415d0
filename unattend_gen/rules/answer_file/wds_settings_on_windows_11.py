"""Setup of Windows 11 ignores the settings for WDS.

## What it checks
`WindowsDeploymentServices`, if the file is for a Windows 11 client according to `--windows` or the
name of its image.

## Why it matters
Setup in the boot image of Windows 11 media ignores these settings. In addition, since April 2026 a
WDS server provides answer files only if its administrator has enabled that again.

## Instead
Deploy in another way, or start an older boot image.

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
    summary="Setup of Windows 11 ignores the settings for WDS",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_example("Windows 11 Pro"),
    good=_example("Windows 7 PROFESSIONAL"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for the WDS settings of a file for clients since Windows 11."""
    meant = windows_meant(index)
    if not meant or not all(_is_11(version) for version in meant):
        return
    for setting in index.settings(SETUP, "WindowsDeploymentServices"):
        yield CARD.finding(
            setting.location,
            "Setup on Windows 11 media ignores the settings for WDS",
            advice="deploy in another way, or start an older boot image",
        )


def _is_11(version: WindowsVersion) -> bool:
    return version.family == "client" and version.build >= first_build("11-21h2")


RULE = Rule(CARD, check)
