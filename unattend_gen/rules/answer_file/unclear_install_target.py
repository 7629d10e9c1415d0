"""It is not clear where Windows is installed.

## What it checks
An `InstallTo` without disk or partition, an `InstallTo` together with `InstallToAvailablePartition`
set to true, or neither of them although the file partitions a disk.

## Why it matters
An unattended installation needs one of the two. Otherwise Setup shows its page and waits.

## Instead
Write `InstallTo` with `DiskID` and `PartitionID`.

## References
- Vendor reference: ImageInstall/OSImage/InstallTo, InstallToAvailablePartition
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.keys import SETUP
from unattend_gen.rules.placeholders import holds_branches
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import install_from, meta_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_IMAGE: Final = "ImageInstall/OSImage"
_NUMBERS: Final = ("DiskID", "PartitionID")
_ADVICE: Final = "write InstallTo with DiskID and PartitionID"

CARD = RuleCard(
    slug="unclear-install-target",
    summary="it is not clear where Windows is installed",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=install_from(
        meta_data("/IMAGE/INDEX", "1"), target="<InstallTo><DiskID>0</DiskID></InstallTo>"
    ),
    good=install_from(
        meta_data("/IMAGE/INDEX", "1"),
        target="<InstallTo><DiskID>0</DiskID><PartitionID>3</PartitionID></InstallTo>",
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each Windows image without exactly one target."""
    lays_out = any(layout.partitions for layout in index.disk_layouts)
    for image in index.settings(SETUP, _IMAGE):
        if holds_branches(image.node.element):
            continue
        target = image.child("InstallTo")
        takes_any = image.is_true("InstallToAvailablePartition")
        if target is None and not takes_any and image.child("InstallFrom") and lays_out:
            message = "the file partitions a disk but does not say where to install Windows"
            yield CARD.finding(image.location, message, advice=_ADVICE)
        elif target is not None and takes_any:
            message = "InstallTo and InstallToAvailablePartition exclude each other"
            yield CARD.finding(target.location, message, advice="keep one of them")
        elif target is not None and not holds_branches(target.node.element):
            missing = [name for name in _NUMBERS if target.child(name) is None]
            if missing:
                message = f"InstallTo has no {' and no '.join(missing)}"
                yield CARD.finding(target.location, message, advice=_ADVICE)


RULE = Rule(CARD, check)
