from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.errors import InputError
from unattend_gen.tables.model.local_file import LIMIT_BYTES, LocalFile, read_local_file


def test_a_file_is_read_with_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "Hello.PS1").write_bytes(b"exit")

    file = read_local_file(str(tmp_path / "Hello.PS1"))

    assert file == LocalFile("Hello.PS1", b"exit")
    assert file.suffix == ".ps1"


def test_its_content_is_not_shown() -> None:
    assert repr(LocalFile("x", b"content")) == "LocalFile(name='x')"


@pytest.mark.parametrize("name", ["", "missing", "a\0b"])
def test_a_name_without_a_file_is_rejected(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"(does not exist|no such path)"):
        read_local_file(str(tmp_path / name))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ps1")

    with pytest.raises(InputError, match="does not exist"):
        read_local_file(str(tmp_path / "pipe.ps1"))


def test_a_file_that_is_too_large_is_rejected(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(LIMIT_BYTES + 1)

    with pytest.raises(InputError, match="larger than 32 MB"):
        read_local_file(str(tmp_path / "large"))


def test_a_file_is_read_when_its_name_is(tmp_path: Path) -> None:
    (tmp_path / "a.ps1").write_text("exit", encoding="utf-8")

    (script,) = a_spec(scripts=[{"run": "specialize", "file": str(tmp_path / "a.ps1")}]).scripts

    assert script.body == "exit"


def test_a_missing_file_is_reported_at_its_key(tmp_path: Path) -> None:
    scripts = [{"run": "specialize", "file": str(tmp_path / "a.ps1")}]

    assert refusals(scripts=scripts) == {"scripts[1].file": "the file does not exist"}
