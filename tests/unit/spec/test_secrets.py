from __future__ import annotations

import io
import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import (
    EnvSource,
    FileSource,
    KeyringSource,
    PromptSource,
    SecretSource,
    StdinSource,
)
from unattend_gen.errors import SecretSourceError
from unattend_gen.spec.secrets import read_secret

if TYPE_CHECKING:
    from pathlib import Path


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def standard_input(data: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data))


def password(source: SecretSource) -> Secret:
    return read_secret(source, SecretKind.PASSWORD)


def complaint(source: SecretSource) -> tuple[str, str]:
    with pytest.raises(SecretSourceError) as caught:
        password(source)
    return str(caught.value), caught.value.advice


def test_a_variable_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTOSO_PW", CANARY_PASSWORD)

    assert password(EnvSource("CONTOSO_PW")) == Secret(CANARY_PASSWORD)


def test_a_secret_has_the_requested_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTOSO_MAK", TEST_MAK)

    secret = read_secret(EnvSource("CONTOSO_MAK"), SecretKind.PRODUCT_KEY)

    assert secret.kind is SecretKind.PRODUCT_KEY


def test_a_variable_that_is_not_set_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONTOSO_PW", raising=False)

    assert complaint(EnvSource("CONTOSO_PW")) == (
        "env:CONTOSO_PW: the environment variable is not set",
        "set CONTOSO_PW in the environment of this command",
    )


def test_an_empty_variable_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTOSO_PW", "")

    assert complaint(EnvSource("CONTOSO_PW")) == (
        "env:CONTOSO_PW: is empty",
        "store the secret there first",
    )


@pytest.mark.parametrize(
    "data",
    [
        b"CanaryPw-7f3a!",
        b"CanaryPw-7f3a!\n",
        b"CanaryPw-7f3a!\r\n",
        b"CanaryPw-7f3a!\nsecond line\n",
        b"\xef\xbb\xbfCanaryPw-7f3a!\n",
        "CanaryPw-7f3a!\r\n".encode("utf-16"),
        b"CanaryPw-7f3a!\n" + b"x" * 70_000,
    ],
)
def test_a_file_is_read_up_to_its_first_line_end(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(data)

    assert password(FileSource(str(path))) == Secret(CANARY_PASSWORD)


def test_blanks_in_a_password_belong_to_it(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(b" two words \n")

    assert password(FileSource(str(path))) == Secret(" two words ")


def test_a_file_below_the_home_folder_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "secret.txt").write_text(CANARY_PASSWORD)

    assert password(FileSource("~/secret.txt")) == Secret(CANARY_PASSWORD)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none.txt"

    assert complaint(FileSource(str(path))) == (
        f"file:{path}: the file cannot be read: No such file or directory",
        "check the path and its permissions",
    )


def test_an_impossible_path_does_not_crash() -> None:
    assert complaint(FileSource("a\0b"))[0].endswith("the file cannot be read: no such path")


def test_bytes_that_are_not_text_are_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "secret.bin"
    path.write_bytes(b"CanaryPw-7f3a!\xff\xff\n")

    message, advice = complaint(FileSource(str(path)))

    assert message == f"file:{path}: is not text"
    assert advice == "store the secret as plain text on the first line"


def test_an_endless_line_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "endless.txt"
    path.write_bytes(b"x" * 100_000)

    assert complaint(FileSource(str(path)))[0] == (f"file:{path}: has a line of more than 64 KiB")


@pytest.mark.parametrize("data", [b"a\x00b", b"a\x1bb", b"a\x0bb"])
def test_a_control_character_is_rejected(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(data)

    assert complaint(FileSource(str(path)))[0] == (
        f"file:{path}: contains a control character, which an answer file cannot represent"
    )


def test_standard_input_is_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", standard_input(b"first\nsecond\n"))

    assert password(StdinSource()) == Secret("first")
    assert password(StdinSource()) == Secret("second")


def test_empty_standard_input_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", standard_input(b""))

    assert complaint(StdinSource()) == (
        "stdin: is empty",
        "pipe the secret into this command",
    )


def test_a_missing_standard_input_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    assert complaint(StdinSource()) == (
        "stdin: there is no standard input",
        "pipe the secret into this command",
    )


@pytest.mark.parametrize(
    ("source", "question"),
    [(PromptSource(), "password: "), (PromptSource("administrator"), "administrator: ")],
)
def test_a_prompt_asks_on_the_terminal(
    monkeypatch: pytest.MonkeyPatch, source: PromptSource, question: str
) -> None:
    asked: list[str] = []

    def answer(text: str) -> str:
        asked.append(text)
        return CANARY_PASSWORD

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", answer)

    assert password(source) == Secret(CANARY_PASSWORD)
    assert asked == [question]


def test_a_prompt_without_a_terminal_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", standard_input(b"typed ahead\n"))

    assert complaint(PromptSource()) == (
        "prompt: there is no terminal to prompt on",
        "use env:NAME or file:PATH if no one can answer",
    )


def test_a_closed_prompt_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    def end_of_file(_: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", end_of_file)

    assert complaint(PromptSource())[0] == "prompt: nothing was typed"


class ALockedKeyringError(Exception):
    pass


def a_keyring(**entries: str) -> SimpleNamespace:
    def get_password(service: str, user: str) -> str | None:
        if service == "locked":
            raise ALockedKeyringError(CANARY_PASSWORD)
        return entries.get(user)

    errors = SimpleNamespace(KeyringError=ALockedKeyringError)
    return SimpleNamespace(get_password=get_password, errors=errors)


def test_a_keyring_entry_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", a_keyring(mak=CANARY_PASSWORD))

    assert password(KeyringSource("contoso", "mak")) == Secret(CANARY_PASSWORD)


def test_a_missing_keyring_entry_is_reported_with_the_command_to_store_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", a_keyring())

    assert complaint(KeyringSource("contoso", "mak")) == (
        "keyring:contoso/mak: the keyring has no such entry",
        "store it: keyring set contoso mak",
    )


def test_a_locked_keyring_is_reported_without_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", a_keyring())

    assert complaint(KeyringSource("locked", "mak"))[0] == (
        "keyring:locked/mak: the keyring of this system cannot be opened"
    )


def test_a_missing_keyring_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)

    assert complaint(KeyringSource("contoso", "mak")) == (
        "keyring:contoso/mak: the package keyring is not installed",
        "pip install 'unattend-gen[keyring]'",
    )


def test_a_pipe_without_a_writer_is_rejected_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(SecretSourceError, match="is a pipe"):
        password(FileSource(str(tmp_path / "pipe")))
