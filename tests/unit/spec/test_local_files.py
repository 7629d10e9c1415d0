from __future__ import annotations

import os
from pathlib import Path

import pytest

from unattend_gen.errors import InputError
from unattend_gen.spec.local_files import LIMIT_BYTES, LocalFile, beside, read_local_file


def test_a_file_is_read_with_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "Hello.PS1").write_bytes(b"exit")

    file = read_local_file(str(tmp_path / "Hello.PS1"))

    assert file == LocalFile("Hello.PS1", b"exit")
    assert file.suffix == ".ps1"


def test_its_content_is_not_shown() -> None:
    assert repr(LocalFile("x", b"content")) == "LocalFile(name='x')"


@pytest.mark.parametrize("name", ["", "missing", "a\0b"])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no such (file|path)"):
        read_local_file(str(tmp_path / name))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ps1")

    with pytest.raises(InputError, match="no such file"):
        read_local_file(str(tmp_path / "pipe.ps1"))


def test_a_file_that_is_far_too_large_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(LIMIT_BYTES + 1)

    with pytest.raises(InputError, match="more than 32 MB"):
        read_local_file(str(tmp_path / "large"))


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
