from __future__ import annotations

import pytest

from tests.hives import a_hive, below, dword, text
from tests.images import DEEP, members_of
from unattend_gen.core.digital_product_id import encode_digital_product_id
from unattend_gen.core.location import Location
from unattend_gen.core.product_key import MADE_UP_KEY, ProductKey
from unattend_gen.core.report import SkipReason
from unattend_gen.errors import SourceError
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.registry_hive import SOURCE, key_texts
from unattend_gen.sources.limits import ExtractionBudget, Limits

WINLOGON = "Microsoft\\Windows NT\\CurrentVersion\\Winlogon"
HIVE = a_hive(below(WINLOGON, {"DefaultPassword": text("hunter2"), "AutoAdminLogon": text("1")}))
EXPORT = (
    b"Windows Registry Editor Version 5.00\n\n"
    b"[HKEY_LOCAL_MACHINE\\SOFTWARE\\" + WINLOGON.encode() + b"]\n"
    b'"DefaultPassword"="hunter2"\n"AutoAdminLogon"="1"\n'
)


def test_a_member_is_located_by_its_key_and_reads_as_an_export() -> None:
    assert members_of(SOURCE, HIVE) == {(WINLOGON,): EXPORT}


def test_the_line_numbers_of_a_member_are_meaningless() -> None:
    [member] = SOURCE.members(
        Blob(Location("SOFTWARE"), len(HIVE), HIVE), ExtractionBudget(Limits())
    )

    assert isinstance(member, Blob)
    assert not member.has_lines


def test_a_deep_search_reads_other_keys() -> None:
    hive = a_hive(below("Vendor", {"Number": dword(7)}))

    assert members_of(SOURCE, hive) == {}
    assert members_of(SOURCE, hive, DEEP) == {
        ("Vendor",): b"Windows Registry Editor Version 5.00\n\n"
        b'[HKEY_LOCAL_MACHINE\\Vendor]\n"Number"=dword:00000007\n'
    }


def test_the_commands_of_a_user_are_read() -> None:
    run = "Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce"
    hive = a_hive(below(run, {"x": text("net user")}), "NTUSER")

    assert members_of(SOURCE, hive) == {
        (run,): b"Windows Registry Editor Version 5.00\n\n"
        b"[HKEY_CURRENT_USER\\" + run.encode() + b']\n"x"="net user"\n'
    }


def test_a_truncated_hive_is_reported() -> None:
    assert members_of(SOURCE, HIVE[:-4000]) == {(): SkipReason.DAMAGED}


def test_the_log_of_a_hive_is_not_a_hive() -> None:
    log = HIVE[:28] + (6).to_bytes(4, "little") + HIVE[32:]

    assert [SOURCE.recognises(data, "software") for data in (HIVE, log)] == [True, False]


def test_a_hive_above_the_limit_ends_there() -> None:
    assert members_of(SOURCE, HIVE, Limits(total_bytes=10)) == {(): SkipReason.LIMIT_REACHED}


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


def test_a_deep_search_reads_all_keys() -> None:
    hive = a_hive(below("A\\B", {"x": text("1")}, C=({"y": text("2")}, {})))

    assert lines_of(hive, is_deep=True) == ['"x"="1"', '"y"="2"']


def test_a_file_that_is_not_a_hive_is_an_error() -> None:
    with pytest.raises(SourceError):
        [*key_texts(b"regf", is_deep=False)]
