from __future__ import annotations

import pytest

from tests.placed import rules_on
from tests.samples import MARKER, TEST_MAK, a_shell_setup

LEAKED = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
SCRUBBED = a_shell_setup("specialize", f"<ProductKey>{MARKER}</ProductKey>")
PANTHER = "Windows/Panther"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_the_copy_may_be_in_either_encoding(encoding: str) -> None:
    copy = SCRUBBED.decode().encode(encoding)

    assert rules_on(
        f"{PANTHER}/unattend-original.xml", LEAKED, others={f"{PANTHER}/unattend.xml": copy}
    ) == ["original-beside-scrubbed"]


def test_a_copy_that_was_not_scrubbed_is_reported_by_its_own_secrets() -> None:
    beside = {f"{PANTHER}/unattend.xml": LEAKED}

    assert rules_on(f"{PANTHER}/unattend-original.xml", LEAKED, others=beside) == []


def test_an_original_alone_is_reported_by_its_own_secrets() -> None:
    assert rules_on(f"{PANTHER}/unattend-original.xml", LEAKED) == []
