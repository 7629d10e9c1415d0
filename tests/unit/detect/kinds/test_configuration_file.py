from __future__ import annotations

import pytest

from tests.documents import a_reading, settings_in
from tests.samples import TEST_MAK
from unattend_gen.core.match import ContentKind
from unattend_gen.detect.kinds.configuration_file import DETECTOR


def found(text: str) -> list[tuple[str | None, ContentKind, str]]:
    name = "p.json" if text.startswith("{") else "p.yml"
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x: &p pw\nadminPassword: *p\n", ["adminPassword"]),
        ("x: &p pw\nadminPassword: *p\nb:\n  adminPassword: *p\n", ["adminPassword"]),
        ("k: &k adminPassword\n*k : pw\nb: 1\n", ["adminPassword"]),
        ("x: &p {a: 1}\nadminPassword: *p\ny: &z pw\nrootPassword: *z\n", ["rootPassword"]),
        ("adminPassword: *unknown\nx: pw\n", []),
    ],
)
def test_an_alias_is_followed_once_for_each_name(text: str, names: list[str]) -> None:
    assert found(text) == [(name, ContentKind.CLEAR, "pw") for name in names]


def test_a_product_key_is_found_by_its_name() -> None:
    assert found("product_key: " + TEST_MAK) == [("product_key", ContentKind.CLEAR, TEST_MAK)]


@pytest.mark.parametrize(
    "text",
    [
        '{"skipAdminPassword": "YES", "adminPasswordPolicy": "x", "passwordFile": "x"}',
        '{"adminPassword": {"type": "securestring", "metadata": {"description": "x"}}}',
        "other: !vault |\n",
        "pass: specialize\n",
    ],
)
def test_other_names_are_not_live(text: str) -> None:
    assert not [one for one in found(text) if one[1].is_leak]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("adminPassword: !vault |\n  66\n", ContentKind.PLACEHOLDER),
        ("adminPassword:\n", ContentKind.EMPTY),
        ("adminPassword: $6$salt$x\n", ContentKind.HASHED),
        ('{"adminPassword": "[parameters(\'pw\')]"}', ContentKind.PLACEHOLDER),
        ('{"adminPassword": "*SENSITIVE*DATA*DELETED*"}', ContentKind.MARKER),
    ],
)
def test_the_content_is_classified(text: str, content: ContentKind) -> None:
    assert [one[1] for one in found(text)] == [content]


def test_a_bare_value_is_replaced_with_a_quoted_marker() -> None:
    [bare] = DETECTOR.matches(a_reading("adminPassword: pw", "p.yml"))
    [quoted] = DETECTOR.matches(a_reading("adminPassword: 'pw'", "p.yml"))

    assert bare.replacement == '"*SENSITIVE*DATA*DELETED*"'
    assert quoted.replacement is None


@pytest.mark.parametrize(
    ("text", "name", "is_one"),
    [("x: 1", "a.yml", True), ('{"a": 1}', "a", True), ("x: 1", "a.txt", False)],
)
def test_it_is_recognised_by_name_or_beginning(text: str, name: str, *, is_one: bool) -> None:
    assert DETECTOR.recognises(a_reading(text, name)) is is_one


@pytest.mark.parametrize("name", ["guide.md", "page.mdx", "page.html"])
def test_a_page_that_begins_with_its_title_in_yaml_is_no_configuration(name: str) -> None:
    text = "---\ntitle: Sign in\n---\n  const password = process.env.PW!\n  password: hashed,\n"

    assert not DETECTOR.recognises(a_reading(text, name))
