from __future__ import annotations

from tests.imports import tables
from tests.specs import a_spec, written
from unattend_gen.tables.uac import TABLE, Uac


def test_uac_is_on_or_off() -> None:
    assert a_spec(uac={"enabled": False}).uac == Uac(enabled=False)


ENABLE = "offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA"


def test_uac_is_switched_in_offline_servicing() -> None:
    assert written(TABLE.additions(a_spec(uac={"enabled": False}))) == {ENABLE: "false"}
    assert written(TABLE.additions(a_spec(uac={"enabled": True}))) == {ENABLE: "true"}


def test_the_switch_is_read() -> None:
    assert tables(TABLE, {ENABLE: "false"}) == [{"enabled": False}]
