"""Starters and schemas."""

from __future__ import annotations

from pathlib import Path

import pytest

from unattend_gen import api
from unattend_gen.errors import OutputError, UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_starter_is_text_to_be_rendered() -> None:
    api.write_text("new.toml", api.starter("sysprep-image"), replace=False)

    assert 'target = "sysprep"' in Path("new.toml").read_text(encoding="utf-8")
    with pytest.raises(OutputError):
        api.write_text("new.toml", "other", replace=False)


@pytest.mark.parametrize(
    "call",
    [
        lambda: api.schema("dtd"),
        lambda: api.starter("laptop"),
    ],
)
def test_a_name_that_is_not_there_is_a_usage_error(call: object) -> None:
    assert callable(call)
    with pytest.raises(UsageError):
        call()
