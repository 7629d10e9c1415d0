from __future__ import annotations

from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.importer.said import Beside, Said


def test_what_is_said_shows_no_secret() -> None:
    path = SettingPath.parse("specialize/C/S")

    shown = f"{Said(path, Secret('hunter2'), is_listed=True)}{Beside('a', Secret('hunter2'))}"

    assert "hunter2" not in shown
