"""The values of licensing in a hive."""

from __future__ import annotations

from tests.hives import Keys, Values, a_hive, below, dword, text
from tests.samples import TEST_MAK
from unattend_gen.activator.registry.check import check_hive
from unattend_gen.activator.registry.values import FoundValue, known_values
from unattend_gen.sources.regf import Hive

CURRENT = r"Microsoft\Windows NT\CurrentVersion"
PLATFORM = rf"{CURRENT}\SoftwareProtectionPlatform"


def with_activation(
    values: Values, keys: Keys | None = None, **platform: tuple[int, bytes]
) -> Hive:
    """A hive with values in the key Activation, and in the key of the platform."""
    return Hive(a_hive(below(PLATFORM, platform, Activation=(values, keys or {}))))


def test_a_value_has_its_type_and_meaning() -> None:
    found = check_hive(with_activation({"Manual": dword(1)}))

    assert found.values[0] == FoundValue(
        "Activation",
        "Manual",
        1,
        "REG_DWORD",
        "Windows does not activate automatically",
    )
    assert found.is_right


def test_a_value_that_is_absent_says_what_holds_then() -> None:
    found = check_hive(with_activation({}))

    assert found.values[0] == FoundValue(
        "Activation", "Manual", None, None, "Windows activates automatically"
    )
    assert len(found.values) == len(known_values())


def test_a_hive_without_the_key_of_licensing_has_none_of_them() -> None:
    found = check_hive(Hive(a_hive(below(CURRENT, {}))))

    assert {one.type for one in found.values} == {None}


def test_a_text_where_a_number_has_to_be_is_wrong() -> None:
    found = check_hive(with_activation({"Manual": text("1")}))

    assert found.values[0].is_wrong
    assert found.values[0].meaning == "wrong type, must be REG_DWORD"
    assert not found.is_right


def test_values_of_the_platform_are_listed_but_no_key() -> None:
    found = check_hive(
        with_activation({}, VLRenewalInterval=dword(10080), BackupProductKeyDefault=text(TEST_MAK))
    )
    expected = {one.name: one.value for one in found.values if one.type}

    assert expected == {"VLRenewalInterval": 10080, "BackupProductKeyDefault": None}
    assert TEST_MAK not in repr(found)


def test_a_kms_host_of_one_application_or_licence_is_listed_with_it() -> None:
    windows = "55c92734-d682-4d71-983e-d6ec3f16059f"
    licence = "73111121-5638-40f6-bc11-f1d7b0d64300"
    host: Values = {"KeyManagementServiceName": text("kms.test"), "Other": text("x")}
    of_windows: tuple[Values, Keys] = (
        host,
        {licence: ({"KeyManagementServicePort": dword(1688)}, {})},
    )
    keys: Keys = {windows: of_windows, "no-application": (host, {})}

    found = check_hive(Hive(a_hive(below(PLATFORM, {}, **keys))))

    assert [one for one in found.values if one.type] == [
        FoundValue(windows, "KeyManagementServiceName", "kms.test", "REG_SZ", "fixed KMS host"),
        FoundValue(
            rf"{windows}\{licence}",
            "KeyManagementServicePort",
            1688,
            "REG_DWORD",
            "wrong type, must be REG_SZ",
            is_wrong=True,
        ),
    ]


def test_a_key_in_a_value_of_another_meaning_is_not_shown() -> None:
    found = check_hive(with_activation({"Manual": text(f"key {TEST_MAK}")}))

    assert found.values[0].is_wrong
    assert found.values[0].value == "key ***"
