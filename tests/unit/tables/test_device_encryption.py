from __future__ import annotations

from tests.imports import tables
from tests.specs import a_spec, refusals, written
from unattend_gen.tables.device_encryption import TABLE, DeviceEncryption


def test_it_is_prevented_or_not() -> None:
    assert a_spec(device_encryption={"prevent": True}).device_encryption == DeviceEncryption(
        prevent=True
    )


def test_a_table_without_the_key_is_rejected() -> None:
    assert refusals(device_encryption={}) == {"device_encryption.prevent": "is missing"}


def test_a_windows_that_encrypts_nothing_by_itself_has_no_such_setting() -> None:
    assert refusals(windows="7", device_encryption={"prevent": True}) == {
        "device_encryption": "has prevent, which came with Windows 8.1"
    }


PREVENT = "specialize/Microsoft-Windows-SecureStartup-FilterDriver/PreventDeviceEncryption"


def test_it_is_prevented_in_the_specialize_pass() -> None:
    assert written(TABLE.additions(a_spec(device_encryption={"prevent": True}))) == {
        PREVENT: "true"
    }
    assert written(TABLE.additions(a_spec(device_encryption={"prevent": False}))) == {
        PREVENT: "false"
    }


def test_the_switch_is_read() -> None:
    assert tables(TABLE, {PREVENT: "true"}) == [{"prevent": True}]
