"""Secrets that a program hands over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.api.secret_values import reader
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource, FileSource
from unattend_gen.errors import SecretSourceError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("value", [CANARY_PASSWORD, Secret(CANARY_PASSWORD)])
def test_a_value_replaces_the_variable_and_gets_the_kind_asked_for(value: str | Secret) -> None:
    secret = reader({"NAME": value})(EnvSource("NAME"), SecretKind.TOKEN)

    assert (secret.reveal(), secret.kind) == (CANARY_PASSWORD, SecretKind.TOKEN)


def test_other_variables_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTHER", "a")

    assert reader({"NAME": "b"})(EnvSource("OTHER"), SecretKind.TOKEN).reveal() == "a"


@pytest.mark.parametrize(
    ("value", "error"), [("", SecretSourceError), ("a\0b", SecretSourceError), (5, UsageError)]
)
def test_a_value_that_cannot_be_rendered_is_rejected(value: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"NAME|variable names"):
        reader({"NAME": value})


def test_the_files_of_a_spec_are_relative_to_its_folder(tmp_path: Path) -> None:
    (tmp_path / "pw.txt").write_text(CANARY_PASSWORD)
    read = reader(None, folder=tmp_path)

    assert read(FileSource("pw.txt"), SecretKind.PASSWORD).reveal() == CANARY_PASSWORD
    assert read(FileSource(f"{tmp_path}/pw.txt"), SecretKind.PASSWORD).reveal() == CANARY_PASSWORD
    with pytest.raises(SecretSourceError, match="No such file") as caught:
        read(FileSource("none.txt"), SecretKind.PASSWORD)
    assert caught.value.where == f"file:{tmp_path}/none.txt"


def test_the_home_folder_is_no_folder_of_a_spec(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "pw.txt").write_text(CANARY_PASSWORD)

    secret = reader(None, folder=tmp_path / "specs")(FileSource("~/pw.txt"), SecretKind.PASSWORD)

    assert secret.reveal() == CANARY_PASSWORD
