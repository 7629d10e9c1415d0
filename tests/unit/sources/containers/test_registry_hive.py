from __future__ import annotations

from tests.hives import a_hive, below, dword, text
from tests.images import DEEP, members_of
from unattend_gen.core.location import Location
from unattend_gen.core.report import SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.registry_hive import SOURCE
from unattend_gen.sources.limits import Budget, Limits

WINLOGON = "Microsoft\\Windows NT\\CurrentVersion\\Winlogon"
HIVE = a_hive(below(WINLOGON, {"DefaultPassword": text("hunter2"), "AutoAdminLogon": text("1")}))
EXPORT = (
    b"Windows Registry Editor Version 5.00\n\n"
    b"[HKEY_LOCAL_MACHINE\\SOFTWARE\\" + WINLOGON.encode() + b"]\n"
    b'"DefaultPassword"="hunter2"\n"AutoAdminLogon"="1"\n'
)


def test_the_place_of_a_member_is_its_key_and_its_text_an_export() -> None:
    assert members_of(SOURCE, HIVE) == {(WINLOGON,): EXPORT}


def test_the_lines_of_a_member_mean_nothing() -> None:
    [member] = SOURCE.members(Blob(Location("SOFTWARE"), len(HIVE), HIVE), Budget(Limits()))

    assert isinstance(member, Blob)
    assert not member.has_lines


def test_other_keys_are_read_where_the_search_is_deep() -> None:
    hive = a_hive(below("Vendor", {"Number": dword(7)}))

    assert members_of(SOURCE, hive) == {}
    assert members_of(SOURCE, hive, DEEP) == {
        ("Vendor",): b"Windows Registry Editor Version 5.00\n\n"
        b'[HKEY_LOCAL_MACHINE\\Vendor]\n"Number"=dword:00000007\n'
    }


def test_a_hive_that_is_cut_off_is_told() -> None:
    assert members_of(SOURCE, HIVE[:-4000]) == {(): SkipReason.DAMAGED}


def test_the_log_of_a_hive_is_none() -> None:
    log = HIVE[:28] + (6).to_bytes(4, "little") + HIVE[32:]

    assert [SOURCE.recognises(data, "software") for data in (HIVE, log)] == [True, False]


def test_a_hive_that_gives_more_than_may_be_read_ends_at_the_limit() -> None:
    assert members_of(SOURCE, HIVE, Limits(total_bytes=10)) == {(): SkipReason.LIMIT_REACHED}
