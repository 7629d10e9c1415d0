from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from unattend_gen.configuration.checks import Vocabulary
from unattend_gen.configuration.read import Place, find_configuration, place_in, read_configuration
from unattend_gen.configuration.values import (
    AllowedFinding,
    AuditKeys,
    Configuration,
    FileIgnores,
)
from unattend_gen.errors import ConfigurationError, ExitCode

if TYPE_CHECKING:
    from pathlib import Path


OURS = ("tool", "unattend-gen")


@pytest.fixture
def below(tmp_path: Path) -> Path:
    """Create a folder two levels below a checkout."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "images" / "win11"
    folder.mkdir(parents=True)
    return folder


def test_nothing_is_found_where_there_is_nothing(below: Path) -> None:
    assert find_configuration(below) is None


def test_our_own_file_is_found_upward(tmp_path: Path, below: Path) -> None:
    (tmp_path / "unattend-gen.toml").touch()

    assert find_configuration(below) == Place(tmp_path / "unattend-gen.toml", ())


def test_the_nearest_file_wins(tmp_path: Path, below: Path) -> None:
    (tmp_path / "unattend-gen.toml").touch()
    (below.parent / "pyproject.toml").write_text("[tool.unattend-gen]\n")

    assert find_configuration(below) == Place(below.parent / "pyproject.toml", OURS)


def test_our_own_file_precedes_pyproject(below: Path) -> None:
    (below / "unattend-gen.toml").touch()
    (below / "pyproject.toml").write_text("[tool.unattend-gen]\n")

    assert find_configuration(below) == Place(below / "unattend-gen.toml", ())


@pytest.mark.parametrize(
    "text",
    ['dependencies = ["unattend-gen"]', "[tool.unattend-generator]", "[tool.ruff]", "# [tool]"],
)
def test_a_pyproject_without_our_table_is_ignored(below: Path, text: str) -> None:
    (below / "pyproject.toml").write_text(text)

    assert find_configuration(below) is None


@pytest.mark.parametrize(
    "header", ['[tool."unattend-gen"]', " [ tool . unattend-gen ]", "[tool.unattend-gen.x]"]
)
def test_our_table_is_found_in_every_spelling(below: Path, header: str) -> None:
    (below / "pyproject.toml").write_text(f"[project]\n{header}\n")

    assert find_configuration(below) == Place(below / "pyproject.toml", OURS)


def test_the_search_ends_at_the_top_of_a_checkout(tmp_path: Path, below: Path) -> None:
    (below / ".git").mkdir()
    (tmp_path / "unattend-gen.toml").touch()

    assert find_configuration(below) is None


def test_nothing_is_found_without_permission(below: Path) -> None:
    assert find_configuration(below / ("a" * 300)) is None


def test_a_named_file_is_read_as_configuration(tmp_path: Path) -> None:
    assert place_in(tmp_path / "pyproject.toml").table == OURS
    assert place_in(tmp_path / "ci.toml").table == ()


WORDS = Vocabulary(("empty-key", "wrong-type"), ("text",), ("11-24h2",), ("error",))


def read(path: Path) -> Configuration:
    return read_configuration(place_in(path), WORDS, shown_as=path.name)


def refusal(path: Path) -> str:
    with pytest.raises(ConfigurationError) as caught:
        read(path)
    return str(caught.value)


def test_every_key_is_read(tmp_path: Path) -> None:
    path = tmp_path / "unattend-gen.toml"
    path.write_text(
        'windows = "11-24h2"\nselect = ["empty-key"]\nignore = ["wrong-type"]\n'
        'exclude = ["old/"]\nfail-on = "error"\nformat = "text"\nbaseline = "known.json"\n'
        '[per-file-ignores]\n"lab/*.xml" = ["empty-key"]\n'
    )

    assert read(path) == Configuration(
        path=path,
        windows="11-24h2",
        select=("empty-key",),
        ignore=("wrong-type",),
        exclude=("old/",),
        fail_on="error",
        report_format="text",
        baseline=tmp_path / "known.json",
        per_file_ignores=(FileIgnores("lab/*.xml", ("empty-key",)),),
    )


def test_the_keys_of_audits_are_read(tmp_path: Path) -> None:
    path = tmp_path / "unattend-gen.toml"
    path.write_text(
        '[audit]\nexclude = ["old/"]\nbaseline = "known.json"\n'
        '[[audit.allow]]\npath = "lab/**"\nfingerprint = "00ff"\nreason = "a lab"\n'
    )

    assert read(path).audit == AuditKeys(
        allow=(AllowedFinding(reason="a lab", path="lab/**", fingerprint="00ff"),),
        exclude=("old/",),
        baseline=tmp_path / "known.json",
    )


def test_an_empty_file_has_no_values(tmp_path: Path) -> None:
    (tmp_path / "ci.toml").touch()

    assert read(tmp_path / "ci.toml") == Configuration(path=tmp_path / "ci.toml")


def test_a_table_of_pyproject_is_read_and_the_rest_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.other]\nx = 1\n[tool.unattend-gen]\nignore = ["wrong-type"]\n')

    assert read(path) == Configuration(path=path, ignore=("wrong-type",))


def test_each_mistake_has_file_line_and_key(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.unattend-gen]\nignore = ["wrong-typ"]\nfail_on = "error"\n')

    assert refusal(path) == (
        "pyproject.toml:2: tool.unattend-gen.ignore[1]: is not a known name\n"
        "pyproject.toml:3: tool.unattend-gen.fail_on: is not a key of the configuration"
    )


def test_a_mistake_has_the_exit_code_of_a_wrong_option(tmp_path: Path) -> None:
    (tmp_path / "ci.toml").write_text("x = 1")

    with pytest.raises(ConfigurationError) as caught:
        read(tmp_path / "ci.toml")

    assert caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("ci.toml", b"a = = 1", "ci.toml:1: is not valid TOML from here on"),
        ("ci.toml", b"\xff\xfe", "ci.toml: is not UTF-8 text"),
        ("ci.toml", b"a" * 1024 * 1025, "ci.toml: is larger than 1 MiB"),
        ("ci.toml", b"a.b." * 100 + b"c = 1", "ci.toml: is nested too deeply"),
        ("pyproject.toml", b"[tool]", "pyproject.toml: has no table [tool.unattend-gen]"),
    ],
)
def test_a_file_that_cannot_be_used_is_rejected(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(data)

    assert refusal(tmp_path / name) == message


def test_a_missing_file_is_rejected(tmp_path: Path) -> None:
    assert refusal(tmp_path / "ci.toml") == "ci.toml: cannot be read: no such file or directory"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ci.toml")

    assert refusal(tmp_path / "ci.toml") == "ci.toml: is a pipe"
