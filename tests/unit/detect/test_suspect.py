from __future__ import annotations

from tests.samples import CANARY_PASSWORD
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.suspect import Suspect


def test_a_suspect_does_not_show_its_secret() -> None:
    suspect = Suspect(
        kind=SecretKind.PASSWORD,
        holding=Holding.CLEAR,
        where="a setting",
        secret=Secret(CANARY_PASSWORD),
    )

    assert CANARY_PASSWORD not in repr(suspect)
