"""Configuration files."""

from __future__ import annotations

from pathlib import Path

import pytest

import unattend_gen as ug
from unattend_gen.api.configuration import configuration
from unattend_gen.errors import ConfigurationError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The top of a checkout."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_nearest_configuration_is_used_by_default(folder: Path) -> None:
    Path("unattend-gen.toml").write_text('ignore = ["wrong-type"]')

    assert configuration().path == folder / "unattend-gen.toml"
    assert configuration(no_config=True) == ug.Configuration()


def test_a_configuration_that_was_named_is_used_instead() -> None:
    Path("unattend-gen.toml").write_text('ignore = ["wrong-type"]')
    Path("ci.toml").write_text('fail-on = "note"')

    assert configuration("ci.toml") == ug.Configuration(path=Path("ci.toml"), fail_on="note")


def test_a_wrong_configuration_is_shown_by_the_way_to_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("unattend-gen.toml").write_text("windows = '12'")
    (folder / "lab").mkdir()
    monkeypatch.chdir(folder / "lab")

    with pytest.raises(ConfigurationError) as caught:
        configuration()

    assert str(caught.value) == "../unattend-gen.toml:1: windows: is not a known name"


def test_a_configuration_is_taken_as_it_is() -> None:
    given = ug.Configuration(windows="11-24h2")

    assert configuration(given) is given
