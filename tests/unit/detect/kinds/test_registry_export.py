from __future__ import annotations

from tests.documents import a_reading
from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK
from unattend_gen.core.digital_product_id import encode_digital_product_id
from unattend_gen.core.match import ContentKind
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.secret import Secret
from unattend_gen.detect.kinds.registry_export import DETECTOR

HEAD = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n"


def hexed(data: bytes, length: int = 20, end: str = "\r\n") -> str:
    """Return bytes as an export writes them, with a number of bytes per line."""
    starts = range(0, len(data), length)
    return f",\\{end}  ".join(data[start : start + length].hex(",") for start in starts)


def found(value: str) -> list[tuple[str | None, ContentKind, str | None, int | None]]:
    reading = a_reading((HEAD + value).encode("utf-16"), "x.reg")
    return [
        (one.setting, one.content, one.last_five, one.line) for one in DETECTOR.matches(reading)
    ]


def test_a_string_in_quotes_is_found_with_its_key() -> None:
    assert found(f'"DefaultPassword"="{CANARY_PASSWORD}"\r\n') == [
        ("HKEY_LOCAL_MACHINE\\SOFTWARE\\X\\DefaultPassword", ContentKind.CLEAR, None, 4)
    ]


def test_a_string_in_hexadecimal_is_decoded() -> None:
    data = f"{CANARY_PASSWORD}\0".encode("utf-16-le")

    assert [one[1:] for one in found(f'"DefaultPassword"=hex(1):{hexed(data)}\r\n')] == [
        (ContentKind.CLEAR, None, 4)
    ]


def test_a_product_id_is_decoded_to_its_key() -> None:
    data = encode_digital_product_id(ProductKey.parse(TEST_MAK), is_4=False)

    assert [one[1:] for one in found(f'"DigitalProductId"=hex:{hexed(data)}\r\n')] == [
        (ContentKind.CLEAR, "Q4JK2", 4)
    ]


def test_bytes_under_another_name_are_nobodys_business() -> None:
    assert found('"DefaultPassword"=hex:00,01\r\n"Other"="text"\r\n') == []


def test_a_word_is_not_a_base64_text() -> None:
    assert found('"DefaultPassword"=dword:00000001\r\n') == []


def test_the_first_form_has_texts_in_the_code_page() -> None:
    data = f"{CANARY_PASSWORD}\0".encode("cp1252")
    text = f'REGEDIT4\n\n[HKEY_X]\n"DefaultPassword"=hex(1):{hexed(data)}\n'
    (found,) = DETECTOR.matches(a_reading(text, "x.reg"))

    assert found.secret == Secret(CANARY_PASSWORD)
    assert found.replacement == hexed(f"{MARKER}\0".encode(), 25, "\n")


def test_the_marker_is_terminated_like_the_type_of_the_value() -> None:
    data = f"{CANARY_PASSWORD}\0\0".encode("utf-16-le")
    text = f'{HEAD}"DefaultPassword"=hex(7):{",".join(f"{byte:02x}" for byte in data)}\r\n'
    (found,) = DETECTOR.matches(a_reading(text, "x.reg"))

    assert bytes.fromhex((found.replacement or "").replace(",", "")) == (
        f"{MARKER}\0\0".encode("utf-16-le")
    )


def test_of_a_product_id_only_the_key_is_cleared() -> None:
    data = b"\1" * 52 + encode_digital_product_id(ProductKey.parse(TEST_MAK), is_4=False)[52:]
    text = f'{HEAD}"DigitalProductId"=hex:{hexed(data + b"rest")}\r\n'
    (found,) = DETECTOR.matches(a_reading(text, "x.reg"))

    assert found.replacement == hexed(b"\1" * 52 + bytes(15) + b"rest", 25)
