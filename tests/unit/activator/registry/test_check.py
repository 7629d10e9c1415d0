"""What an offline SOFTWARE hive says about activation."""

from __future__ import annotations

import pytest

from tests.hives import Keys, Values, a_hive, below, dword
from unattend_gen.activator.registry.check import Misspelt, check_hive
from unattend_gen.errors import SourceError
from unattend_gen.sources.regf import Hive

CURRENT = r"Microsoft\Windows NT\CurrentVersion"
PLATFORM = rf"{CURRENT}\SoftwareProtectionPlatform"


def with_activation(
    values: Values, keys: Keys | None = None, **platform: tuple[int, bytes]
) -> Hive:
    """A hive with values in the key Activation, and in the key of the platform."""
    return Hive(a_hive(below(PLATFORM, platform, Activation=(values, keys or {}))))


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

    assert found.misspelt == (Misspelt(rf"SOFTWARE\{written}", rf"the correct key is {PLATFORM}"),)


def test_case_is_ignored() -> None:
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
        (
            with_activation({"Manual ": dword(1)}),
            r"Activation\Manual ",
            "the correct value is Manual",
        ),
        (with_activation({}, Manual=dword(1)), "Manual", "move the value to the key Activation"),
        (
            Hive(a_hive(below(PLATFORM, {}, Activations=({"Manual": dword(1)}, {})))),
            "Activations",
            "the correct key is Activation",
        ),
    ],
)
def test_a_value_in_the_wrong_place_is_found(hive: Hive, path: str, advice: str) -> None:
    found = check_hive(hive)

    assert [one.path for one in found.misspelt] == [rf"SOFTWARE\{PLATFORM}\{path}"]
    assert advice in found.misspelt[0].advice


def test_a_hive_of_another_kind_is_refused_by_its_name() -> None:
    with pytest.raises(SourceError, match="not SOFTWARE: SYSTEM"):
        check_hive(Hive(a_hive({"ControlSet001": ({}, {})}, "System32\\Config\\SYSTEM")))


def merge(keys: Keys, more: Keys) -> None:
    """Put further keys among those that there are."""
    for name, (values, below_it) in more.items():
        if name in keys:
            keys[name][0].update(values)
            merge(keys[name][1], below_it)
        else:
            keys[name] = (values, below_it)
