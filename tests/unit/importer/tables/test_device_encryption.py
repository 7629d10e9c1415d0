from __future__ import annotations

from tests.imports import tables
from unattend_gen.importer.tables.device_encryption import propose

PREVENT = "specialize/Microsoft-Windows-SecureStartup-FilterDriver/PreventDeviceEncryption"


def test_the_switch_is_read() -> None:
    assert tables(propose, {PREVENT: "true"}) == [{"prevent": True}]


def test_without_it_nothing_is_said() -> None:
    assert tables(propose, {}) == [{}]
