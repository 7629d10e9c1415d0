from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.mapping.release import require_known
from unattend_gen.tables.oobe import Oobe

GPT_TYPE = "DE94BBA4-06D1-4D40-A16A-BFD50179D6AC"


@pytest.mark.parametrize(
    ("name", "table", "message"),
    [
        ("oobe", {"hide_wireless": False}, "has hide_wireless, which came with Windows 7"),
        ("uac", {"enabled": True}, "has enabled, which came with Windows 7"),
        ("activation", {"skip_automatic": True}, "has skip_automatic, which came with Windows 7"),
        ("domain", {"blob": "env:BLOB"}, "has blob, which came with Windows 7"),
        (
            "disk",
            {"layout": "uefi", "recovery_mb": 500},
            "has recovery_mb, which came with Windows 7",
        ),
        (
            "disk",
            {
                "layout": "own",
                "wipe": False,
                "partitions": [
                    {"type": "primary", "size_mb": 500, "type_id": GPT_TYPE},
                    {"type": "primary", "size_mb": "rest", "windows": True},
                ],
            },
            "has type_id, which came with Windows 7",
        ),
        (
            "commands",
            {"first_logon": [{"run": "ver.exe", "requires_user_input": True}]},
            "has requires_user_input, which came with Windows 7",
        ),
    ],
)
def test_a_setting_that_an_old_windows_lacks_is_rejected(
    name: str, table: dict[str, object], message: str
) -> None:
    assert refusals(windows="vista", **{name: table}) == {name: message}
    assert a_spec(windows="8", **{name: table}) is not None


def test_nothing_is_checked_for_an_invalid_windows() -> None:
    require_known(Oobe(hide_wireless=True), None)
