r"""The registry names an answer file, which Setup uses before all others and caches again.

## What it checks
A path in the value `UnattendFile` of the key `HKEY_LOCAL_MACHINE\SYSTEM\Setup`.

## Why it matters
Setup looks for an answer file here first, before its own scrubbed copy and removable media. It
caches that file in Panther again, including its secrets.

## Instead
Check the file. Delete the value after the deployment, and the file if nothing else needs it.

## References
- Vendor reference: implicit search order of answer files
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.key_search import without_keys
from unattend_gen.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.registry_key import RegistryKey

_DEPTH: Final = 3
_KEY: Final = "setup"
_VALUE: Final = "unattendfile"
_LONGEST: Final = 260
"""More than a path has, unless it is written in its long form."""

_EXPORT: Final = (
    "Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\Setup]\n"
    '"UnattendFile"="{}"\n'
)
CARD: Final = RuleCard(
    slug="answer-file-in-registry",
    summary="the registry names an answer file, which will be cached again",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_EXPORT.format("D:\\\\Deploy\\\\unattend.xml"),
    good=_EXPORT.format(""),
    bad_name="setup.reg",
)


def check(key: RegistryKey) -> Iterator[Finding]:
    """Yield a finding for the path."""
    value = key.values.get(_VALUE)
    if value is None or not value.text or len(key.steps) != _DEPTH or key.steps[-1] != _KEY:
        return
    path = without_keys(value.text)
    shown = path if len(path) <= _LONGEST else f"{path[:_LONGEST]}…"
    yield CARD.finding(
        key.location(value),
        f"Setup reads its answer file from {shown}, and caches it again",
        advice="check that file, and delete the value after the deployment",
    )


RULE: Final = Rule(CARD, check)
