from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.samples import GVLK_ENTERPRISE, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import InputError, KeyFormatError, SecretSourceError, UsageError
from unattend_gen.spec.keys import read_hash_key, read_key_list, read_mak

if TYPE_CHECKING:
    from pathlib import Path


def test_keys_are_listed_one_per_line_with_comments(tmp_path: Path) -> None:
    path = tmp_path / "allowed.txt"
    path.write_text(f"# ours\n{TEST_MAK}\n\n{OTHER_TEST_MAK.lower()}  # class room\n")

    assert read_key_list(str(path)) == (
        Secret(TEST_MAK, SecretKind.PRODUCT_KEY),
        Secret(OTHER_TEST_MAK, SecretKind.PRODUCT_KEY),
    )


def test_a_line_that_is_not_a_key_is_named_and_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "allowed.txt"
    path.write_text(f"{TEST_MAK}\nhunter2-hunter2\n")

    with pytest.raises(InputError, match="groups, expected") as caught:
        read_key_list(str(path))
    assert str(caught.value).startswith(f"{path}:2")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00\xd8"])
def test_an_unreadable_list_is_rejected(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "allowed.txt"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InputError, match="cannot be read"):
        read_key_list(str(path))


def test_an_endless_device_is_rejected() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_key_list("/dev/zero")


def test_a_pipe_is_rejected_without_waiting(tmp_path: Path) -> None:
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


def test_a_mak_comes_in_its_usual_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAK", TEST_MAK.lower())

    assert read_mak("env:MAK") == Secret(TEST_MAK, SecretKind.PRODUCT_KEY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GVLK_ENTERPRISE, "this is not a MAK"),
        (f"{TEST_MAK[:-1]}B", "is mistyped"),
        ("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "this is a placeholder"),
    ],
)
def test_a_secret_that_is_not_a_mak_is_rejected_with_its_source(
    text: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAK", text)

    with pytest.raises(KeyFormatError, match=told) as caught:
        read_mak("env:MAK")

    assert caught.value.where == "env:MAK"
    assert text not in str(caught.value)


def test_a_typed_key_is_not_a_source() -> None:
    with pytest.raises(SecretSourceError) as caught:
        read_mak(TEST_MAK)

    assert TEST_MAK not in f"{caught.value} {caught.value.advice}"


KEPT = "a long random text that is kept"


def test_a_file_and_a_variable_with_the_same_text_give_the_same_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HASH_KEY", KEPT)
    (tmp_path / "key").write_text(f"{KEPT}\n", encoding="utf-8")

    assert read_hash_key("env:HASH_KEY") == read_hash_key(f"file:{tmp_path}/key")


@pytest.mark.parametrize("source", ["stdin", "prompt"])
def test_a_source_that_cannot_be_read_again_is_rejected(source: str) -> None:
    with pytest.raises(UsageError, match="env:NAME and file:PATH only"):
        read_hash_key(source)


def test_a_key_that_could_be_guessed_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HASH_KEY", "short")

    with pytest.raises(InputError, match="fewer than 16 characters"):
        read_hash_key("env:HASH_KEY")
