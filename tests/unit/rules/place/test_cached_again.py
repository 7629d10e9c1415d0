from __future__ import annotations

import pytest

from tests.placed import rules_on
from tests.samples import MARKER, TEST_MAK, a_shell_setup

LEAKED = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
SCRUBBED = a_shell_setup("specialize", f"<ProductKey>{MARKER}</ProductKey>")
COPY = {"Windows/Panther/unattend.xml": SCRUBBED}


@pytest.mark.parametrize("name", ["Unattend.xml", "autounattend.xml"])
def test_a_file_before_the_copy_is_reported(name: str) -> None:
    path = f"Windows/Panther/Unattend/{name}"

    assert rules_on(path, LEAKED, others=COPY) == ["cached-again"]


@pytest.mark.parametrize("name", ["Unattend/site.xml", "Unattend/a/unattend.xml", "other.xml"])
def test_a_file_that_setup_does_not_look_for_is_not(name: str) -> None:
    assert rules_on(f"Windows/Panther/{name}", LEAKED, others=COPY) == []


def test_without_a_copy_there_is_nothing_to_replace() -> None:
    assert rules_on("Windows/Panther/Unattend/Unattend.xml", LEAKED) == []


def test_without_a_secret_nothing_comes_back() -> None:
    assert rules_on("Windows/Panther/Unattend/Unattend.xml", SCRUBBED, others=COPY) == []
