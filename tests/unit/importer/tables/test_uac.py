from __future__ import annotations

from tests.imports import tables
from unattend_gen.importer.tables.uac import propose

ENABLE = "offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA"


def test_the_switch_is_read() -> None:
    assert tables(propose, {ENABLE: "false"}) == [{"enabled": False}]


def test_without_it_nothing_is_said() -> None:
    assert tables(propose, {}) == [{}]
