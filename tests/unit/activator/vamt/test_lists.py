"""Lists made by hand from what is published of them; no sample of a real one is public."""

from __future__ import annotations

import pytest

from tests.documents import a_document
from tests.samples import GVLK_ENTERPRISE, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.activator.vamt.lists import (
    ActivationList,
    ListedComputer,
    ListedProduct,
    activation_list,
    keys_in_clear,
)
from unattend_gen.answer_file.parse import parse
from unattend_gen.errors import InputError

COMPUTER = (
    '<Computer Id="c1" Name="PC-1" OSVersion="6.1" OSEdition="Enterprise"'
    ' NetworkType="Domain" NetworkName="corp">'
    "<MacAddresses><MacAddress>02</MacAddress><MacAddress>03</MacAddress></MacAddresses>"
    '<Products><Product><Sku Id="s1" Name="Windows" ApplicationId="a1"/></Product></Products>'
    "</Computer>"
)
SECURE = '<Computer Id="c1" NetworkType="None"/>'


def read(body: str, root: str = "SoftwareLicensingData") -> ActivationList:
    return activation_list(a_document(f"<{root}>{body}</{root}>".encode(), "x.cil"))


def test_a_computer_has_the_published_properties() -> None:
    found = read(f"<Version>2</Version><Computers>{COMPUTER}</Computers>")

    product = ListedProduct("s1", "Windows", "a1")
    computer = ListedComputer("PC-1", "c1", "Domain", "corp", "6.1", "Enterprise", 2, (product,))
    assert found == ActivationList("x.cil", True, (computer,), 0, ())
    assert found.has_names


def test_an_export_without_personal_data_names_nobody() -> None:
    assert not read(f"<Computers>{SECURE}</Computers>").has_names


def test_unpublished_elements_are_counted() -> None:
    found = read("<Computers/><Status>1</Status><Iid>2</Iid><Status>1</Status>")

    assert found.not_published == (("Status", 2), ("Iid", 1))


def test_a_namespace_does_not_hide_elements() -> None:
    found = activation_list(
        a_document(
            f'<SoftwareLicensingData xmlns="urn:x">{COMPUTER}</SoftwareLicensingData>'.encode(),
            "x.cil",
        )
    )

    assert [one.name for one in found.computers] == ["PC-1"]


def test_another_root_is_read_as_far_as_names_agree() -> None:
    found = read(COMPUTER, root="Unknown")

    assert not found.is_published
    assert [one.name for one in found.computers] == ["PC-1"]


def test_a_key_is_counted_and_not_kept() -> None:
    found = read(f'<Computer Name="{TEST_MAK}"/><Key>{TEST_MAK}</Key>')

    assert found.keys == 2
    assert TEST_MAK not in repr(found)


def test_a_published_key_is_not_counted_and_is_not_shown_either() -> None:
    found = read(f'<Computer Name="{GVLK_ENTERPRISE}"/>')

    assert (found.keys, found.computers[0].name) == (0, "***")


def test_a_nested_computer_keeps_its_own_elements() -> None:
    found = read(f'<Computer Id="out"><Sku Id="s0"/>{COMPUTER}</Computer>')

    reason = [
        (one.id, [product.activation_id for product in one.products]) for one in found.computers
    ]
    assert reason == [("out", ["s0"]), ("c1", ["s1"])]


def test_a_name_that_is_longer_than_any_is_cut() -> None:
    name = "A" * 300

    found = read(f'<Computer Name="{name}"/><{name}/>')

    assert found.computers[0].name == f"{'A' * 256}…"
    assert found.not_published == ((f"{'A' * 256}…", 1),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a VAMT list: the file is empty"),
        (b"<a>", "not a VAMT list"),
        (b"name,key\n", "not a VAMT list"),
        (b"<!DOCTYPE a><a/>", "has a DOCTYPE"),
    ],
)
def test_another_kind_of_file_is_rejected(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        activation_list(a_document(data, "x.cil"))


def test_an_error_never_quotes_the_file() -> None:
    with pytest.raises(InputError) as caught:
        activation_list(a_document(f"<a><{TEST_MAK}</a>".encode(), "x.cil"))

    assert TEST_MAK not in f"{caught.value} {caught.value.advice}"
    assert caught.value.__cause__ is None


def count(body: str) -> int:
    tree = parse(f"<a>{body}</a>".encode())
    return keys_in_clear(tree.text, tree.root.iter("*"))


@pytest.mark.parametrize(
    "body",
    [
        f"<b>{TEST_MAK}</b>",
        f'<b c="{TEST_MAK}"/>',
        f"<b><![CDATA[{TEST_MAK}]]></b>",
        f"<!-- {TEST_MAK} -->",
        f"<b>{TEST_MAK.replace('-', '&#45;')}</b>",
        f'<b c="{TEST_MAK.replace("-", "&#x2d;")}"/>',
        f"<b>{TEST_MAK[:8]}<!-- -->{TEST_MAK[8:]}</b>",
        f"<b>{TEST_MAK.lower()}</b>",
        f"<b>{TEST_MAK.replace('-', '&#x2011;')}</b>",
    ],
)
def test_a_key_is_counted_however_it_is_written(body: str) -> None:
    assert count(body) == 1


def test_each_key_is_counted() -> None:
    assert count(f"<b>{TEST_MAK}</b><b>{OTHER_TEST_MAK}</b><b>{TEST_MAK}</b>") == 3


def test_a_published_key_is_not_counted() -> None:
    assert count(f"<b>{GVLK_ENTERPRISE}</b>") == 0
