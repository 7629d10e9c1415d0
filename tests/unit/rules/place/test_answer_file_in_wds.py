from __future__ import annotations

import pytest

from tests.placed import rules_on
from tests.samples import TEST_MAK, a_shell_setup

CLEAN = a_shell_setup("specialize", "<ComputerName>PC</ComputerName>")
LEAKED = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")


@pytest.mark.parametrize("data", [CLEAN, LEAKED])
@pytest.mark.parametrize(
    "path", ["RemoteInstall/a.xml", "d/WdsClientUnattend/x.xml", "r/reminst/ImageUnattend.xml"]
)
def test_any_answer_file_there_is_reported(path: str, data: bytes) -> None:
    assert rules_on(path, data) == ["answer-file-in-wds"]


@pytest.mark.parametrize("path", ["share/a.xml", "Windows/Panther/unattend.xml"])
def test_one_elsewhere_is_not(path: str) -> None:
    assert rules_on(path, LEAKED) == []


def test_another_file_there_is_not() -> None:
    assert rules_on("RemoteInstall/a.xml", f"<x>{TEST_MAK}</x>".encode()) == []
