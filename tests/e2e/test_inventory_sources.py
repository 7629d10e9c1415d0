"""The sources of secrets that the rows of an inventory may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fleets import SPEC, a_fleet, render_fleet, results
from tests.samples import TEST_MAK


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("OTHER_MAK", "94KN8-4BDRG-7TMVD-YDMGR-Q9DYC")


@pytest.mark.parametrize("source", ["file:/etc/passwd", "file:../other.txt", "keyring:a/b"])
def test_a_cell_uses_only_the_kinds_of_source_and_the_folders_of_the_spec(
    tmp_path: Path, source: str
) -> None:
    (tmp_path / "other.txt").write_text(TEST_MAK, encoding="utf-8")
    folder = tmp_path / "spec"
    folder.mkdir()
    fleet = a_fleet(folder, f"computer.name,product_key.activation\nPC-1,{source}\nPC-2,env:MAK\n")

    outcome = render_fleet(fleet)

    mistake = results(folder)[0]["errors"][0]
    assert (outcome.written, outcome.unusable) == (1, 1)
    assert mistake["message"] == "this source is not allowed"
    assert "--allow-sources" in mistake["advice"]


def test_a_source_of_another_kind_is_used_if_an_option_allows_it(tmp_path: Path) -> None:
    (tmp_path / "mak.txt").write_text(TEST_MAK, encoding="utf-8")
    rows = f"computer.name,product_key.activation\nPC-1,file:{tmp_path}/mak.txt\n"

    refused = render_fleet(a_fleet(tmp_path, rows))
    allowed = render_fleet(a_fleet(tmp_path, rows, allow_sources=["env", f"file:{tmp_path}"]))

    assert (refused.unusable, allowed.written) == (1, 1)


def test_files_next_to_those_of_the_spec_are_used(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    for name in ("all.txt", "17.txt"):
        (tmp_path / "keys" / name).write_text(TEST_MAK, encoding="utf-8")
    spec = SPEC.replace("env:MAK", "file:keys/all.txt")
    rows = "computer.name,product_key.activation\nPC-1,file:keys/17.txt\nPC-2,\n"

    assert render_fleet(a_fleet(tmp_path, rows, spec=spec)).written == 2
