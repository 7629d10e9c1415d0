from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.errors import InputError, UsageError
from unattend_gen.spec.hash_key import read_hash_key

if TYPE_CHECKING:
    from pathlib import Path

KEPT = "a long random text that is kept"


def test_a_file_and_a_variable_with_the_same_text_give_the_same_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HASH_KEY", KEPT)
    (tmp_path / "key").write_text(f"{KEPT}\n", encoding="utf-8")

    assert read_hash_key("env:HASH_KEY") == read_hash_key(f"file:{tmp_path}/key")


@pytest.mark.parametrize("source", ["stdin", "prompt"])
def test_a_source_that_cannot_be_asked_again_is_refused(source: str) -> None:
    with pytest.raises(UsageError, match="env:NAME or file:PATH"):
        read_hash_key(source)


def test_a_key_that_could_be_guessed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HASH_KEY", "short")

    with pytest.raises(InputError, match="fewer than 16 characters"):
        read_hash_key("env:HASH_KEY")
