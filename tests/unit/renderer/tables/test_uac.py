from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.uac import assignments

ENABLE = "offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA"


def test_uac_is_switched_in_offline_servicing() -> None:
    assert written(assignments(a_spec(uac={"enabled": False}))) == {ENABLE: "false"}
    assert written(assignments(a_spec(uac={"enabled": True}))) == {ENABLE: "true"}
    assert written(assignments(a_spec())) == {}
