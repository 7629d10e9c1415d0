from __future__ import annotations

import pytest

from tests.hives import a_hive, below, text
from unattend_gen.core.digital_product_id import encode_digital_product_id
from unattend_gen.core.product_key import MADE_UP_KEY, ProductKey
from unattend_gen.errors import SourceError
from unattend_gen.sources.hive import key_texts

CURRENT = "Microsoft\\Windows NT\\CurrentVersion"


def lines_of(hive: bytes, *, is_deep: bool = False) -> list[str]:
    return [line for key in key_texts(hive, is_deep=is_deep) for line in key.text.splitlines()[3:]]


def test_an_encoded_product_key_is_written_in_hexadecimal() -> None:
    encoded = encode_digital_product_id(ProductKey.parse(MADE_UP_KEY), is_4=True)
    hive = a_hive(below(CURRENT, {"DigitalProductId4": (3, encoded), "Other": (3, b"\1")}))

    assert lines_of(hive) == [f'"DigitalProductId4"=hex:{encoded.hex(",")}']


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ('a"b\\c', '"Name"="a\\"b\\\\c"'),
        ("\nb", '"Name"=hex(1):0a,00,62,00,00,00'),
        ("", '"Name"=""'),
    ],
)
def test_a_text_stays_on_its_line(value: str, line: str) -> None:
    assert lines_of(a_hive(below("Setup", {"Name": text(value)}))) == [line]


def test_a_name_cannot_begin_a_line_of_its_own() -> None:
    hive = a_hive(below("Setup", {'x"\n[y]': text("1")}))

    assert lines_of(hive) == ['"x\\"?[y]"="1"']


def test_the_switch_of_deployment_services_is_read_in_each_control_set() -> None:
    path = "Services\\WdsServer\\Providers\\WdsImgSrv\\Unattend"
    hive = a_hive(
        below(f"ControlSet002\\{path}", {"AllowHandsFreeFunctionality": (4, b"\1\0\0\0")})
    )

    assert lines_of(hive) == ['"AllowHandsFreeFunctionality"=dword:00000001']


def test_all_keys_are_read_where_the_search_is_deep() -> None:
    hive = a_hive(below("A\\B", {"x": text("1")}, C=({"y": text("2")}, {})))

    assert lines_of(hive, is_deep=True) == ['"x"="1"', '"y"="2"']


def test_what_is_no_hive_is_an_error() -> None:
    with pytest.raises(SourceError):
        [*key_texts(b"regf", is_deep=False)]
