from __future__ import annotations

import pytest

from tests.samples import an_answer_file
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.validator.engine import validate_document


def _advice(path: str, *inside: str) -> list[str]:
    document = Document(Location(path, inside=inside), an_answer_file())
    return [finding.advice for finding in validate_document(document, catalog())]


@pytest.mark.parametrize("name", ["autounatend.xml", "Auto-Unattend.xml", "usb/autounattended.xml"])
def test_a_name_that_is_nearly_right_is_a_note(name: str) -> None:
    assert _advice(name) == ["rename it to autounattend.xml, unless you pass its name to Setup"]


@pytest.mark.parametrize(
    "name",
    ["AutoUnattend.xml", "unattend.xml", "-", "win11-autounattend.xml", "setup.xml", "answer.txt"],
)
def test_right_names_and_names_of_ones_own_are_left_alone(name: str) -> None:
    assert _advice(name) == []


def test_in_a_folder_that_setup_searches_only_its_names_count() -> None:
    assert _advice("C:\\Windows\\Panther\\Unattend\\office.xml") == [
        "rename it to Unattend.xml or Autounattend.xml, unless you pass its name to Setup"
    ]
    assert _advice("boot.wim", "1", "Windows/System32/Sysprep/office.xml") == [
        "rename it to Unattend.xml, unless you pass its name to Setup"
    ]
