from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.device_encryption import assignments

PREVENT = "specialize/Microsoft-Windows-SecureStartup-FilterDriver/PreventDeviceEncryption"


def test_it_is_prevented_in_the_specialize_pass() -> None:
    assert written(assignments(a_spec(device_encryption={"prevent": True}))) == {PREVENT: "true"}
    assert written(assignments(a_spec(device_encryption={"prevent": False}))) == {PREVENT: "false"}
    assert written(assignments(a_spec())) == {}
