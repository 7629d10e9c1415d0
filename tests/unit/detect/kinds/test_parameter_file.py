from __future__ import annotations

import pytest

from tests.documents import a_reading, settings_in
from tests.samples import TEST_MAK
from unattend_gen.core.match import ContentKind
from unattend_gen.detect.kinds.parameter_file import DETECTOR


def found(text: str, name: str = "p.json") -> list[tuple[str | None, ContentKind, str]]:
    return settings_in(DETECTOR, text, name)


@pytest.mark.parametrize(
    "text",
    [
        '{"adminPassword": "pw"}',
        '{"adminPassword": {"value": "pw"}}',
        "adminPassword: pw",
        "adminPassword: 'pw'",
        "adminPassword: pw  # remark",
    ],
)
def test_a_password_is_found_in_either_notation(text: str) -> None:
    assert found(text) == [("adminPassword", ContentKind.CLEAR, "pw")]


def test_underscores_make_no_difference() -> None:
    assert found("product_key: " + TEST_MAK) == [("productkey", ContentKind.CLEAR, TEST_MAK)]


@pytest.mark.parametrize(
    "text",
    [
        '{"password": "x", "skipAdminPassword": "YES", "adminPasswordPolicy": "x"}',
        '{"adminPassword": {"type": "securestring"}}',
        "adminPassword: !vault |\n",
        "adminPassword:\n",
    ],
)
def test_other_names_and_formats_are_not_recognised(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name", "is_one"),
    [("x: 1", "a.yml", True), ("{}", "a", True), ("x: 1", "a.txt", False)],
)
def test_it_is_recognised_by_name_or_beginning(text: str, name: str, *, is_one: bool) -> None:
    assert DETECTOR.recognises(a_reading(text, name)) is is_one
