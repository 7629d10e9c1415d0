from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.samples import OTHER_TEST_MAK, TEST_MAK
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import InputError
from unattend_gen.spec.key_list import read_key_list

if TYPE_CHECKING:
    from pathlib import Path


def test_keys_stand_one_a_line_with_remarks(tmp_path: Path) -> None:
    path = tmp_path / "allowed.txt"
    path.write_text(f"# ours\n{TEST_MAK}\n\n{OTHER_TEST_MAK.lower()}  # class room\n")

    assert read_key_list(str(path)) == (
        Secret(TEST_MAK, SecretKind.PRODUCT_KEY),
        Secret(OTHER_TEST_MAK, SecretKind.PRODUCT_KEY),
    )


def test_a_line_that_is_no_key_is_named_and_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "allowed.txt"
    path.write_text(f"{TEST_MAK}\nhunter2-hunter2\n")

    with pytest.raises(InputError, match="groups instead of") as caught:
        read_key_list(str(path))
    assert str(caught.value).startswith(f"{path}:2")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00\xd8"])
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "allowed.txt"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InputError, match="cannot be read"):
        read_key_list(str(path))


def test_a_device_that_never_ends_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_key_list("/dev/zero")


def test_a_pipe_is_refused_at_once_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(InputError, match="is a pipe") as caught:
        read_key_list(str(tmp_path / "pipe"))
    assert "<(command)" in (caught.value.advice or "")


def test_a_pipe_that_a_shell_has_opened_is_read() -> None:
    reader, writer = os.pipe()
    os.write(writer, f"{TEST_MAK}\n".encode())
    os.close(writer)

    assert len(read_key_list(f"/dev/fd/{reader}")) == 1

    os.close(reader)
