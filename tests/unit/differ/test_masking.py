from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_PRO, TEST_MAK
from unattend_gen.differ.masking import masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("cmd /c ver", "cmd /c ver"),
        (f"net user bob {CANARY_PASSWORD} /add", "net user bob *** /add"),
        (f"slmgr /ipk {TEST_MAK}", "slmgr /ipk ***"),
        (f"slmgr /ipk {GVLK_PRO}", f"slmgr /ipk {GVLK_PRO}"),
        (f"the key {TEST_MAK} and {TEST_MAK}.", "the key *** and ***."),
        (
            f"net user a {CANARY_PASSWORD} & slmgr /ipk {TEST_MAK}",
            "net user a *** & slmgr /ipk ***",
        ),
    ],
)
def test_secrets_in_a_text_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown
