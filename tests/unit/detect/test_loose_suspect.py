from __future__ import annotations

from unattend_gen.core.finding import Confidence
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.loose_secret import LooseSecret
from unattend_gen.detect.loose_suspect import from_loose
from unattend_gen.detect.suspect import Suspect


def test_a_loose_secret_keeps_what_it_is_and_names_its_command() -> None:
    secret = Secret("pw")
    loose = LooseSecret(
        SecretKind.PASSWORD, 4, 6, 0, Confidence.MEDIUM, command="net use", secret=secret
    )

    assert from_loose(loose, "a line", span=(4, 6), line=7) == Suspect(
        kind=SecretKind.PASSWORD,
        holding=Holding.CLEAR,
        where="a line (net use)",
        span=(4, 6),
        line=7,
        secret=secret,
        confidence=Confidence.MEDIUM,
        rule="secret-in-command",
    )
