from __future__ import annotations

from tests.specs import a_spec, refusals
from unattend_gen.tables.device_encryption import DeviceEncryption


def test_it_is_prevented_or_not() -> None:
    assert a_spec(device_encryption={"prevent": True}).device_encryption == DeviceEncryption(
        prevent=True
    )


def test_a_table_that_says_neither_is_refused() -> None:
    assert refusals(device_encryption={}) == {"device_encryption.prevent": "is missing"}


def test_a_windows_that_encrypts_nothing_by_itself_has_no_such_setting() -> None:
    assert refusals(windows="7", device_encryption={"prevent": True}) == {
        "device_encryption": "has prevent, which came with Windows 8.1"
    }
