from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.samples import TEST_MAK
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import parse_source
from unattend_gen.errors import InputError, SecretSourceError, SpecError, UsageError
from unattend_gen.pipes import FileName
from unattend_gen.spec.allowed_sources import allowed_sources, sources_of_spec
from unattend_gen.spec.secrets import read_secret
from unattend_gen.tables.model.local_file import read_local_file

if TYPE_CHECKING:
    from pathlib import Path

SPEC = 'target = "media"\nwindows = "11-24h2"\n[product_key]\nactivation = "{source}"\n'
MAK = {"MAK": TEST_MAK}
CARRIED = "[[files]]\npath = 'C:\\a.cmd'\nfile = '{file}'\n"


@pytest.mark.parametrize(
    "source", ["env:MAK", "file:mak.txt", "stdin", "prompt:MAK", "keyring:contoso/mak"]
)
def test_a_kind_allows_its_sources_and_no_others(source: str) -> None:
    kind = source.partition(":")[0]

    allowed_sources([kind]).require(parse_source(source))
    with pytest.raises(SecretSourceError, match="not allowed"):
        allowed_sources({"env", "file", "stdin", "prompt", "keyring"} - {kind}).require(
            parse_source(source)
        )


def test_a_folder_allows_the_files_below_it(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    (keys / "below").mkdir(parents=True)

    allowed_sources([f"file:{keys}"]).require(parse_source(f"file:{keys}/below/mak.txt"))


@pytest.mark.parametrize(
    "path", ["{keys}/../other", "{keys}/link", "{keys}-2/mak.txt", "/dev/fd/0"]
)
def test_a_file_that_is_elsewhere_is_rejected(tmp_path: Path, path: str) -> None:
    keys = tmp_path / "keys"
    keys.mkdir()
    (tmp_path / "other").write_text(TEST_MAK, encoding="utf-8")
    (keys / "link").symlink_to("../other")

    with pytest.raises(SecretSourceError, match="not allowed"):
        allowed_sources([f"file:{keys}"]).require(parse_source(f"file:{path.format(keys=keys)}"))


@pytest.mark.parametrize("item", ["", "environment", "env:MAK", "file:", "file:/no/such/folder"])
def test_an_item_that_is_not_a_source_or_folder_is_an_error(item: str) -> None:
    with pytest.raises(UsageError, match="--allow-sources"):
        allowed_sources([item])


def test_a_spec_cannot_read_a_source_that_is_not_allowed(tmp_path: Path) -> None:
    mak = tmp_path / "mak.txt"
    mak.write_text(TEST_MAK, encoding="utf-8")
    spec = SPEC.format(source=f"file:{mak.as_posix()}").encode()

    with pytest.raises(SecretSourceError, match="not allowed") as error:
        ug.render(spec, allow_sources="env")

    assert TEST_MAK not in str(error.value)
    assert ug.render(spec, allow_sources=["env", f"file:{tmp_path}"]).files


def test_a_row_cannot_read_a_source_that_is_not_allowed(tmp_path: Path) -> None:
    mak = tmp_path / "mak.txt"
    mak.write_text(TEST_MAK, encoding="utf-8")
    (tmp_path / "spec.toml").write_text(SPEC.format(source="env:MAK"), encoding="utf-8")
    (tmp_path / "rows.csv").write_text(
        f"id;product_key.activation\na;\nb;file:{mak}\n", encoding="utf-8"
    )

    counts = ug.render_inventory(
        tmp_path / "spec.toml",
        tmp_path / "rows.csv",
        tmp_path / "out",
        allow_sources="env",
        secrets={"MAK": TEST_MAK},
    )

    assert (counts.written, counts.unusable) == (1, 1)
    assert not (tmp_path / "out" / "b").exists()


def test_a_wrong_list_is_an_error_of_the_call_and_not_of_each_row(tmp_path: Path) -> None:
    (tmp_path / "spec.toml").write_text(SPEC.format(source="env:MAK"), encoding="utf-8")
    (tmp_path / "rows.csv").write_text("id\na\n", encoding="utf-8")

    with pytest.raises(UsageError, match="--allow-sources"):
        ug.render_inventory(
            tmp_path / "spec.toml", tmp_path / "rows.csv", tmp_path / "out", allow_sources="enw"
        )


def test_an_inventory_may_use_what_its_spec_uses(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    texts = ("gvlk", "env:A", f"file:{tmp_path}/keys/all.txt", "file:/mak.txt")

    allowed = sources_of_spec(texts, tmp_path / "spec")

    for source in ("env:B", f"file:{tmp_path}/keys/17.txt", "file:/mak.txt", "file:spec/x"):
        allowed.require(parse_source(source.replace("file:spec", f"file:{tmp_path}/spec")))
    for source in ("file:/etc/passwd", f"file:{tmp_path}/other", "stdin", "prompt", "keyring:a/b"):
        with pytest.raises(SecretSourceError) as caught:
            allowed.require(parse_source(source))
        assert "--allow-sources" in caught.value.advice


def test_a_spec_without_sources_allows_none_but_passed_values(tmp_path: Path) -> None:
    allowed = sources_of_spec(("gvlk",), tmp_path, ["MAK"])

    allowed.require(parse_source("env:MAK"))
    with pytest.raises(SecretSourceError):
        allowed.require(parse_source("env:PATH"))
    with pytest.raises(SecretSourceError):
        allowed.require(parse_source(f"file:{tmp_path}/mak.txt"))


def test_a_file_is_looked_for_in_the_folder_of_the_spec_and_not_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "spec" / "a").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "spec" / "a")

    allowed = sources_of_spec(["file:keys/all.txt"], tmp_path / "spec")

    allowed.require(parse_source("file:keys/17.txt"), tmp_path / "spec")
    with pytest.raises(SecretSourceError, match="not allowed"):
        allowed.require(parse_source("file:../etc/passwd"), tmp_path / "spec")


def test_a_spec_carries_no_file_that_is_not_allowed(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "other.cmd").write_text("rem TOKEN=1", encoding="utf-8")
    (tmp_path / "spec" / "own.cmd").write_text("rem 1", encoding="utf-8")
    spec = tmp_path / "spec" / "spec.toml"
    text = SPEC.format(source="env:MAK") + CARRIED

    spec.write_text(text.format(file="../other.cmd"), encoding="utf-8")
    with pytest.raises(SpecError, match="outside the folder of the spec"):
        ug.render(spec, allow_sources="env", secrets=MAK)
    assert ug.render(spec, allow_sources=["env", f"file:{tmp_path}"], secrets=MAK).files
    assert ug.render(spec, secrets=MAK).files

    spec.write_text(text.format(file="own.cmd"), encoding="utf-8")
    assert ug.render(spec, allow_sources="env", secrets=MAK).files


@pytest.mark.parametrize("name", ["../other.cmd", "{tmp_path}/other.cmd", "link.cmd"])
@pytest.mark.parametrize("allow_sources", [None, "env"])
def test_a_row_carries_no_file_from_outside_the_folders_of_the_spec(
    tmp_path: Path, name: str, allow_sources: str | None
) -> None:
    folder = tmp_path / "spec"
    folder.mkdir()
    (tmp_path / "other.cmd").write_text("rem TOKEN=1", encoding="utf-8")
    (folder / "own.cmd").write_text("rem 1", encoding="utf-8")
    (folder / "link.cmd").symlink_to("../other.cmd")
    spec, rows = folder / "spec.toml", folder / "rows.csv"
    carried = CARRIED.format(file="own.cmd")
    spec.write_text(SPEC.format(source="env:MAK") + carried, encoding="utf-8")
    outside = name.format(tmp_path=tmp_path)
    rows.write_text(f"id,files[1].file\na,{outside}\nb,own.cmd\n", encoding="utf-8")

    counts = ug.render_inventory(
        spec, rows, tmp_path / "out", allow_sources=allow_sources, secrets=MAK
    )

    assert (counts.written, counts.unusable) == (1, 1)
    assert not (tmp_path / "out" / "a").exists()


def test_a_link_that_is_swapped_in_after_the_check_is_not_read(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    keys.mkdir()
    (keys / "mak").write_text(TEST_MAK, encoding="utf-8")
    (tmp_path / "other").write_text(TEST_MAK, encoding="utf-8")
    source = allowed_sources([f"file:{keys}"]).require(parse_source(f"file:{keys}/mak"))

    (keys / "mak").unlink()
    (keys / "mak").symlink_to("../other")

    with pytest.raises(SecretSourceError, match="leads out of the allowed folders"):
        read_secret(source, SecretKind.PRODUCT_KEY)


def test_a_carried_file_is_limited_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "other").touch()
    (tmp_path / "spec" / "link").symlink_to("../other")

    with pytest.raises(InputError, match="leads out of the folders"):
        read_local_file(FileName(str(tmp_path / "spec" / "link"), (tmp_path / "spec",)))
    assert read_local_file(str(tmp_path / "spec" / "link")).data == b""
