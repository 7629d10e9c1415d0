from __future__ import annotations

from tests.documents import a_reading
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.core.digital_product_id import encode_digital_product_id
from unattend_gen.core.product_key import ProductKey
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.kinds.registry_export import DETECTOR

HEAD = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n"


def hexed(data: bytes) -> str:
    """Bytes as an export writes them, with a line that goes on below."""
    parts = [f"{byte:02x}" for byte in data]
    return f"{','.join(parts[:20])},\\\r\n  {','.join(parts[20:])}"


def found(value: str) -> list[tuple[str | None, Holding, str | None, int | None]]:
    reading = a_reading((HEAD + value).encode("utf-16"), "x.reg")
    return [
        (one.setting, one.holding, one.last_five, one.line) for one in DETECTOR.suspects(reading)
    ]


def test_a_string_in_quotes_is_found_with_its_key() -> None:
    assert found(f'"DefaultPassword"="{CANARY_PASSWORD}"\r\n') == [
        ("HKEY_LOCAL_MACHINE\\SOFTWARE\\X\\DefaultPassword", Holding.CLEAR, None, 4)
    ]


def test_a_string_in_hexadecimal_is_decoded() -> None:
    data = f"{CANARY_PASSWORD}\0".encode("utf-16-le")

    assert [one[1:] for one in found(f'"DefaultPassword"=hex(1):{hexed(data)}\r\n')] == [
        (Holding.CLEAR, None, 4)
    ]


def test_a_product_id_gives_away_its_key() -> None:
    data = encode_digital_product_id(ProductKey.parse(TEST_MAK), is_4=False)

    assert [one[1:] for one in found(f'"DigitalProductId"=hex:{hexed(data)}\r\n')] == [
        (Holding.CLEAR, "Q4JK2", 4)
    ]


def test_bytes_under_another_name_are_nobodys_business() -> None:
    assert found('"DefaultPassword"=hex:00,01\r\n"Other"="text"\r\n') == []


def test_a_word_is_no_text() -> None:
    assert found('"DefaultPassword"=dword:00000001\r\n') == []
