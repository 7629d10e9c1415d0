from __future__ import annotations

from pathlib import Path

import pytest

from unattend_gen.spec.local_files import beside


def test_names_of_files_lead_to_the_folder_of_the_spec() -> None:
    data: dict[str, object] = {
        "scripts": [{"file": "a.ps1"}, {"text": "exit"}, {"file": "/srv/b.ps1"}],
        "oem": {"logo": "logo.bmp"},
        "theme": {"wallpaper": "x.png"},
        "wifi": {"ssid": "file"},
    }

    assert beside(data, Path("/specs")) == {
        "scripts": [{"file": "/specs/a.ps1"}, {"text": "exit"}, {"file": "/srv/b.ps1"}],
        "oem": {"logo": "/specs/logo.bmp"},
        "theme": {"wallpaper": "/specs/x.png"},
        "wifi": {"ssid": "file"},
    }


def test_a_name_that_leads_there_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    once = beside({"oem": {"logo": "logo.bmp"}}, Path("specs"))

    assert once == {"oem": {"logo": "/specs/logo.bmp"}}
    assert beside(once, Path("specs")) == once


@pytest.mark.parametrize("scripts", [None, 1, "a.ps1", [1], [{"file": 1}], [{"file": ""}]])
def test_what_is_no_name_of_a_file_is_left_to_the_model(scripts: object) -> None:
    assert beside({"scripts": scripts}, Path("/specs")) == {"scripts": scripts}
