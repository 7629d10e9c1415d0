from __future__ import annotations

from pathlib import Path

from unattend_gen.configuration.values import Configuration


def test_patterns_belong_to_the_folder_of_the_file(tmp_path: Path) -> None:
    assert Configuration(path=tmp_path / "unattend-gen.toml").folder == tmp_path


def test_without_a_file_patterns_belong_to_the_working_folder() -> None:
    assert Configuration().folder == Path.cwd()
