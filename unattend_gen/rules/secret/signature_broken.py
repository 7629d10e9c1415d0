"""A signature no longer holds because a secret in the signed file was replaced.

## What it checks
With `scrub --break-signatures`: a script, document or package that carries a signature and in which
a secret is replaced. Without the option, such files are not changed.

## Why it matters
Windows refuses to run a changed script where only signed scripts are allowed, and reports it as
tampered with everywhere else.

## Instead
Remove the secret from the original, sign it again, and distribute it anew.

## References
- Vendor reference: about_Signing, Set-AuthenticodeSignature
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.rules.rule import Rule, found_by_engine

_SCRIPT: Final = "net user deploy Basalt-4321 /add\n"
_BLOCK: Final = (
    "# SIG # Begin signature block\n# MIIFuQYJKoZIhvcNAQcCoIIFqjCCBaYCAQExCzAJBgUrDgMCGgUAMGkG\n"
    "# SIG # End signature block\n"
)

CARD: Final = RuleCard(
    slug="signature-broken",
    summary="a signature no longer holds because a secret was replaced",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_SCRIPT + _BLOCK,
    good=_SCRIPT,
    bad_name="deploy.ps1",
)

RULE: Final = Rule(CARD, found_by_engine)
