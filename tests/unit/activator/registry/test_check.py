"""What an offline SOFTWARE hive says about activation."""

from __future__ import annotations

import pytest

from tests.hives import Keys, Values, a_hive, below, dword, text
from tests.samples import TEST_MAK
from unattend_gen.activator.registry.check import FoundValue, Misspelt, check_hive, known_values
from unattend_gen.errors import SourceError
from unattend_gen.sources.regf import Hive

CURRENT = r"Microsoft\Windows NT\CurrentVersion"
PLATFORM = rf"{CURRENT}\SoftwareProtectionPlatform"


def with_activation(
    values: Values, keys: Keys | None = None, **platform: tuple[int, bytes]
) -> Hive:
    """A hive with values in the key Activation, and in the key of the platform."""
    return Hive(a_hive(below(PLATFORM, platform, Activation=(values, keys or {}))))


def test_a_value_is_told_with_its_type_and_what_it_means() -> None:
    found = check_hive(with_activation({"Manual": dword(1)}))

    assert found.values[0] == FoundValue(
        "Activation",
        "Manual",
        1,
        "REG_DWORD",
        "no automatic activation, until somebody asks for it",
    )
    assert found.is_right


def test_a_value_that_is_absent_says_what_holds_then() -> None:
    found = check_hive(with_activation({}))

    assert found.values[0] == FoundValue(
        "Activation", "Manual", None, None, "Windows activates by itself"
    )
    assert len(found.values) == len(known_values())


def test_a_hive_without_the_key_of_licensing_has_none_of_them() -> None:
    found = check_hive(Hive(a_hive(below(CURRENT, {}))))

    assert {one.type for one in found.values} == {None}


def test_a_text_where_a_number_has_to_be_is_wrong() -> None:
    found = check_hive(with_activation({"Manual": text("1")}))

    assert found.values[0].is_wrong
    assert found.values[0].meaning == "the type has to be REG_DWORD"
    assert not found.is_right


def test_values_of_the_platform_are_told_and_a_key_is_not_shown() -> None:
    found = check_hive(
        with_activation({}, VLRenewalInterval=dword(10080), BackupProductKeyDefault=text(TEST_MAK))
    )
    told = {one.name: one.value for one in found.values if one.type}

    assert told == {"VLRenewalInterval": 10080, "BackupProductKeyDefault": None}
    assert TEST_MAK not in repr(found)


def test_a_kms_host_of_one_application_or_licence_is_told_with_it() -> None:
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
            "the type has to be REG_SZ",
            is_wrong=True,
        ),
    ]


def test_vista_has_its_values_under_another_key() -> None:
    keys = below(rf"{CURRENT}\SL\Activation", {"Manual": dword(1)})

    found = check_hive(Hive(a_hive(keys)))

    assert (found.values[0].value, found.misspelt) == (1, ())


@pytest.mark.parametrize(
    "written",
    [
        r"Microsoft\WindowsNT\CurrentVersion\SoftwareProtectionPlatform",
        r"Microsoft\Windows NT \CurrentVersion\SoftwareProtectionPlatform",
        r"Microsoft\Windows NT\Current Version\SoftwareProtectionPlatform",
        r"Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlattform",
    ],
)
def test_a_path_that_is_nearly_right_is_found(written: str) -> None:
    keys = below(PLATFORM, {})
    merge(keys, below(rf"{written}\Activation", {"Manual": dword(1)}))

    found = check_hive(Hive(a_hive(keys)))

    assert found.misspelt == (Misspelt(rf"SOFTWARE\{written}", rf"the key is called {PLATFORM}"),)


def test_case_alone_is_no_mistake() -> None:
    keys = below(
        r"Microsoft\Windows NT\Currentversion\SoftwareProtectionPlatform\activation",
        {"manual": dword(1)},
    )

    found = check_hive(Hive(a_hive(keys)))

    assert (found.values[0].value, found.is_right) == (1, True)


def test_the_key_of_vista_is_a_mistake_on_a_later_windows() -> None:
    keys = below(PLATFORM, {})
    merge(keys, below(rf"{CURRENT}\SL\Activation", {"Manual": dword(1)}))

    found = check_hive(Hive(a_hive(keys)))

    assert [one.path for one in found.misspelt] == [rf"SOFTWARE\{CURRENT}\SL\Activation"]


@pytest.mark.parametrize(
    ("hive", "path", "advice"),
    [
        (with_activation({}, {"Manual": ({}, {})}), r"Activation\Manual", "a value, not a key"),
        (with_activation({"Manual ": dword(1)}), r"Activation\Manual ", "is called Manual"),
        (with_activation({}, Manual=dword(1)), "Manual", "belongs into the key Activation"),
        (
            Hive(a_hive(below(PLATFORM, {}, Activations=({"Manual": dword(1)}, {})))),
            "Activations",
            "the key is called Activation",
        ),
    ],
)
def test_a_value_in_the_wrong_place_is_found(hive: Hive, path: str, advice: str) -> None:
    found = check_hive(hive)

    assert [one.path for one in found.misspelt] == [rf"SOFTWARE\{PLATFORM}\{path}"]
    assert advice in found.misspelt[0].advice


def test_a_hive_of_another_kind_is_refused_by_its_name() -> None:
    with pytest.raises(SourceError, match="not that of SOFTWARE: SYSTEM"):
        check_hive(Hive(a_hive({"ControlSet001": ({}, {})}, "System32\\Config\\SYSTEM")))


def merge(keys: Keys, more: Keys) -> None:
    """Put further keys among those that there are."""
    for name, (values, below_it) in more.items():
        if name in keys:
            keys[name][0].update(values)
            merge(keys[name][1], below_it)
        else:
            keys[name] = (values, below_it)


def test_a_key_in_a_value_of_another_meaning_is_not_shown() -> None:
    found = check_hive(with_activation({"Manual": text(f"key {TEST_MAK}")}))

    assert found.values[0].is_wrong
    assert found.values[0].value == "key ***"
