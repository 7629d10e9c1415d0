from __future__ import annotations

from tests.imports import tables
from tests.specs import a_spec, written
from unattend_gen.tables.server import TABLE


def test_the_keys_are_written_and_read_back() -> None:
    table = {"open_server_manager": False, "ie_security_for_users": False}

    settings = written(TABLE.additions(a_spec(server=table)))

    assert settings == {
        "specialize/Microsoft-Windows-ServerManager-SvrMgrNc/DoNotOpenServerManagerAtLogon": "true",
        "specialize/Microsoft-Windows-IE-ESC/IEHardenUser": "false",
    }
    assert tables(TABLE, {path: str(value) for path, value in settings.items()}) == [table]


def test_nothing_is_written_without_a_key() -> None:
    assert written(TABLE.additions(a_spec(server={}))) == {}
