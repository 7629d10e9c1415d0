from __future__ import annotations

from tests.judging import judged
from tests.samples import GVLK_PRO, TEST_MAK, a_shell_setup
from unattend_gen.core.finding import Severity

_GENERIC_PRO = "VK7JG-NPHTM-C97JM-9MPGT-3V66T"


def _activation_key(key: str) -> bytes:
    return a_shell_setup("specialize", f"<ProductKey>{key}</ProductKey>")


def test_a_gvlk_is_a_note_that_says_what_activates_it() -> None:
    finding = judged(_activation_key(GVLK_PRO))[0]

    assert finding.severity is Severity.NOTE
    assert finding.message == (
        "the published setup key of Windows 11 / Windows 10 Pro "
        "activates with a KMS host or Active Directory"
    )


def test_a_generic_key_never_activates() -> None:
    assert judged(_activation_key(_GENERIC_PRO))[0].message == (
        "the generic key of Windows 10 / Windows 11 Pro never activates"
    )


def test_a_mak_is_what_belongs_there() -> None:
    assert judged(_activation_key(TEST_MAK)) == ()
