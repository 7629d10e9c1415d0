from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.match import ContentKind
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.registry import holds_encoded_key, kind_of_value, registry_keys

if TYPE_CHECKING:
    from unattend_gen.core.registry_key import RegistryKey, RegistryValue


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("DefaultPassword", SecretKind.PASSWORD),
        ("altdefaultpassword", SecretKind.PASSWORD),
        ("ServicePassword", SecretKind.PASSWORD),
        ("BackupProductKeyDefault", SecretKind.PRODUCT_KEY),
        ("DefaultUserName", None),
    ],
)
def test_the_name_of_a_value_decides_its_kind(name: str, kind: SecretKind | None) -> None:
    assert kind_of_value(name) is kind


def test_two_values_hold_a_key_in_binary() -> None:
    assert holds_encoded_key("DigitalProductId")
    assert holds_encoded_key("digitalproductid4")
    assert not holds_encoded_key("ProductId")


HEAD = "Windows Registry Editor Version 5.00\n\n"


def keys(text: str, encoding: str = "utf-16") -> list[RegistryKey]:
    return list(registry_keys(Document(Location("x.reg"), text.encode(encoding))))


def value(line: str, head: str = HEAD) -> RegistryValue:
    [key] = keys(f"{head}[HKEY_X]\n{line}\n")
    [one] = key.values.values()
    return one


def test_keys_come_in_their_order_with_their_values() -> None:
    found = keys(
        f'{HEAD}[HKEY_X\\A]\n"One"="1"\n"two"="2"\n\n[HKEY_X\\None]\n\n[HKEY_X\\B]\n"X"="3"'
    )

    assert [(key.path, key.steps, sorted(key.values)) for key in found] == [
        ("HKEY_X\\A", ("hkey_x", "a"), ["one", "two"]),
        ("HKEY_X\\B", ("hkey_x", "b"), ["x"]),
    ]


def test_values_before_a_key_and_keys_without_values_are_ignored() -> None:
    assert keys(f'{HEAD}"Lost"="1"\n[HKEY_X\\A]\n[HKEY_X\\B]\n') == []


@pytest.mark.parametrize(
    ("written", "text", "number"),
    [
        ('"D:\\\\a \\"b\\".xml"', 'D:\\a "b".xml', None),
        ("hex(1):61,00,\\\n  62,00,00,00", "ab", None),
        ("hex(2):61,00,00,00", "a", None),
        ("dword:0000000A", None, 10),
        ("dword:00000010", None, 16),
        ("hex(3):01,00,00,00", None, None),
        ("hex(5):01,00,00,00", None, None),
        ("hex(b):01,00,00,00,00,00,00,00", None, None),
        ("hex(4):01,00,00,00", None, 1),
        ("hex(00000004):02,00,00,00", None, 2),
        ("hex:61,00", None, None),
    ],
)
def test_a_value_is_a_text_or_a_number(written: str, text: str | None, number: int | None) -> None:
    found = value(f'"Name"={written}')

    assert (found.name, found.text, found.number) == ("Name", text, number)


def test_the_first_form_has_bytes_in_the_code_page() -> None:
    assert value('"Name"=hex(1):e4,00', "REGEDIT4\n\n").text == "ä"


def test_a_value_that_may_be_a_secret_has_no_text() -> None:
    found = value(f'"DefaultPassword"="{CANARY_PASSWORD}"')

    assert (found.text, found.content) == (None, ContentKind.CLEAR)


def test_the_text_of_a_value_is_not_shown_by_chance() -> None:
    assert "D:" not in repr(value('"Name"="D:"'))


def test_a_location_has_line_and_column_if_the_document_has_lines() -> None:
    text = f'{HEAD}[HKEY_X]\n"Name"="1"\n'.encode("utf-16")
    places = [
        key.location(key.values["name"])
        for first_line in (1, None)
        for key in registry_keys(Document(Location("x"), text, first_line=first_line))
    ]

    assert places == [
        Location("x", line=4, column=9, setting="HKEY_X\\Name"),
        Location("x", setting="HKEY_X\\Name"),
    ]


@pytest.mark.parametrize("text", ["", "[HKEY_X]\n", "see: Windows Registry Editor\n[X]\n"])
def test_another_document_has_no_keys(text: str) -> None:
    assert keys(f'{text}"Name"="1"\n') == []
