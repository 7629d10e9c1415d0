"""Registry hives, read from bytes."""

from __future__ import annotations

import struct
from base64 import b64decode
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.hives import a_hive, below, dword, text, with_sum
from tests.readers import ran
from unattend_gen.errors import SourceError
from unattend_gen.sources.regf import Hive, HiveValue, ValueType

PATH = ("Microsoft", "Windows NT", "CurrentVersion")
VALUES = {
    "Manual": dword(1),
    "Edition": text("Enterprise"),
    "": text("the default"),
    "Long": (ValueType.REG_BINARY, bytes(range(256)) * 160),
    "Empty": (ValueType.REG_SZ, b""),
}
HIVE = a_hive(below("\\".join(PATH), VALUES, Sub=({}, {})))


def test_values_are_read_unchanged() -> None:
    key = Hive(HIVE).root.key(*PATH)

    assert key is not None
    assert list(key.values()) == [HiveValue(name, *value) for name, value in VALUES.items()]


def test_a_path_is_found_in_any_case() -> None:
    key = Hive(HIVE).root.key("MICROSOFT", "windows nt")

    assert key is not None
    assert key.name == "Windows NT"


def test_a_missing_path_is_none() -> None:
    assert Hive(HIVE).root.key("Microsoft", "Office", "16.0") is None


def test_a_walk_yields_every_key_parents_first() -> None:
    assert [path for path, _ in Hive(HIVE).walk()] == [
        (),
        PATH[:1],
        PATH[:2],
        PATH,
        (*PATH, "Sub"),
    ]


def test_the_name_of_a_hive_is_in_its_header() -> None:
    hive = Hive(a_hive({}, "SYSTEM"))

    assert (hive.name, hive.is_unfinished) == ("SYSTEM", False)


def test_a_hive_whose_last_change_is_in_a_log_says_so() -> None:
    head = with_sum(HIVE[:4] + struct.pack("<I", 2) + HIVE[8:4096])

    assert Hive(head + HIVE[4096:]).is_unfinished


def test_a_number_is_one_of_32_bits_only() -> None:
    assert HiveValue("Manual", *dword(7)).number == 7
    assert HiveValue("Manual", *text("1")).number is None
    assert HiveValue("Manual", ValueType.REG_DWORD, b"\x01").number is None


def test_a_type_without_a_name_is_its_number() -> None:
    assert HiveValue("x", 4, b"").type_name == "REG_DWORD"
    assert HiveValue("x", 99, b"").type_name == "type 99"


def test_the_data_of_a_value_are_not_shown() -> None:
    assert repr(HiveValue("Key", *text("secret"))) == "HiveValue('Key', REG_SZ)"
    assert "secret" not in repr(Hive(HIVE).root)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a registry hive"),
        (b"MZ" + bytes(5000), "not a registry hive"),
        (HIVE[:100], "truncated"),
        (HIVE[:-1], "truncated"),
        (HIVE[:60] + b"x" + HIVE[61:], "damaged"),
        (with_sum(HIVE[:36] + b"\xff\xff\xff\x7f" + HIVE[40:4096]) + HIVE[4096:], "damaged"),
    ],
)
def test_an_incomplete_hive_is_rejected(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        Hive(data)


def test_a_cyclic_key_ends_the_walk() -> None:
    hive = a_hive({"One": ({}, {"Two": ({}, {})})})
    head, (root,) = hive[:4096], struct.unpack_from("<I", hive, 36)
    lists = [at for at in range(4096, len(hive)) if hive[at : at + 4] == b"li\x01\x00"]
    looped = bytearray(hive)
    for at in lists:
        looped[at + 4 : at + 8] = struct.pack("<I", root)

    with pytest.raises(SourceError, match="damaged"):
        list(Hive(head + bytes(looped[4096:])).walk())


@given(st.integers(4096, len(HIVE) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_hive_is_read_or_rejected(at: int, spoilt: bytes) -> None:
    damaged = HIVE[:at] + spoilt + HIVE[at + len(spoilt) :]

    with suppress(SourceError):
        assert [[*key.values()] for _, key in Hive(damaged.ljust(len(HIVE), b"\0")).walk()]


def test_hivex_reads_the_same_values(tmp_path: Path) -> None:
    (hive := tmp_path / "SOFTWARE").write_bytes(HIVE)

    read = etree.fromstring(ran("hivexml", hive).encode())

    key = read.find("/".join(f"*[@name='{name}']" for name in ("ROOT", *PATH)))
    values = [] if key is None else key.findall("value")
    assert [one.get("key", "") for one in values] == [*VALUES]
    assert [one.get("value") for one in values[:3]] == ["1", "Enterprise", "the default"]
    assert b64decode(values[3].get("value", "")) == VALUES["Long"][1]
