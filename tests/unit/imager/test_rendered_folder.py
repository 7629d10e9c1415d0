from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.listings import without_kinds, without_looking
from tests.rendered import ANSWER_FILE, a_rendered_folder, an_artifact
from unattend_gen.core.artifact import Artifact
from unattend_gen.errors import InputError
from unattend_gen.imager.rendered_folder import Listed, read_manifest, read_rendered
from unattend_gen.renderer.engine import manifest

if TYPE_CHECKING:
    from collections.abc import Callable

    Damage = Callable[[pytest.MonkeyPatch, Path, int], None]


OWN = "$OEM$/$1/own.txt"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return a_rendered_folder(tmp_path / "usb", an_artifact(), an_artifact("scripts/a.cmd", b"a"))


def put(folder: str, name: str, data: bytes = b"x") -> None:
    path = Path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_the_files_are_read_without_the_manifest(folder: str) -> None:
    assert read_rendered(folder, with_own_oem=False) == (
        an_artifact(),
        an_artifact("scripts/a.cmd", b"a"),
    )


def test_secrets_of_a_file_are_taken_from_the_manifest(tmp_path: Path) -> None:
    file = Artifact(ANSWER_FILE, b"<a/>", holds_secret=True, last_fives=("Q4JK2",))

    assert read_rendered(a_rendered_folder(tmp_path / "a", file), with_own_oem=False) == (file,)


def test_a_changed_file_is_rejected(folder: str) -> None:
    put(folder, "scripts/a.cmd", b"b")

    with pytest.raises(InputError, match=r"scripts/a\.cmd: the file was changed"):
        read_rendered(folder, with_own_oem=False)


def test_a_missing_file_is_rejected(folder: str) -> None:
    Path(folder, ANSWER_FILE).unlink()

    with pytest.raises(
        InputError, match=f"{ANSWER_FILE}: the manifest lists this file, but it is missing"
    ):
        read_rendered(folder, with_own_oem=False)


@pytest.mark.parametrize(("name", "with_own_oem"), [("notes.txt", True), (OWN, False)])
def test_a_file_that_was_not_rendered_is_rejected(
    folder: str, name: str, *, with_own_oem: bool
) -> None:
    put(folder, name)

    with pytest.raises(InputError, match="this file was not rendered"):
        read_rendered(folder, with_own_oem=with_own_oem)


def test_own_files_below_oem_are_included_on_request(folder: str) -> None:
    put(folder, OWN)

    assert an_artifact(OWN, b"x") in read_rendered(folder, with_own_oem=True)


@pytest.mark.parametrize("name", ["scripts/link", "$OEM$"])
def test_links_are_rejected(folder: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path(folder, name).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(InputError, match="neither a file nor a folder"):
        read_rendered(folder, with_own_oem=True)


@pytest.mark.parametrize("name", ["gone", "empty"])
def test_a_folder_that_was_not_rendered_is_rejected(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(InputError):
        read_rendered(str(tmp_path / name), with_own_oem=False)


def test_folders_that_are_nested_too_deeply_are_rejected(folder: str) -> None:
    put(folder, "a/" * 70 + "f")

    with pytest.raises(InputError, match="too deeply"):
        read_rendered(folder, with_own_oem=False)


def test_a_large_file_is_rejected(tmp_path: Path) -> None:
    large = an_artifact("$OEM$/$1/large.bin", bytes(33 * 1024 * 1024))
    folder = a_rendered_folder(tmp_path / "usb", an_artifact(), large)

    with pytest.raises(InputError, match="too large for an image"):
        read_rendered(folder, with_own_oem=True)


def test_a_folder_with_too_much_content_is_rejected(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unattend_gen.imager.rendered_folder.LIMIT_BYTES", 4)

    with pytest.raises(InputError, match="more than 0 MiB"):
        read_rendered(folder, with_own_oem=False)


@pytest.mark.parametrize("damage", [without_looking, without_kinds])
def test_a_folder_that_cannot_be_listed_is_rejected(
    damage: Damage, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(monkeypatch, Path(folder, "scripts"), errno.EACCES)

    with pytest.raises(InputError, match="cannot be listed") as caught:
        read_rendered(folder, with_own_oem=False)

    assert caught.value.advice == "check its permissions"


GOOD = json.loads(manifest("media", [an_artifact(ANSWER_FILE, b"")]).data)


def damaged(**changes: object) -> bytes:
    """Return the manifest with changes to its one file."""
    return json.dumps(GOOD | {"files": [GOOD["files"][0] | changes]}).encode()


def test_a_written_manifest_is_read_back() -> None:
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    assert read_manifest(json.dumps(GOOD).encode(), found_in="m") == {
        ANSWER_FILE: Listed(digest, holds_secret=False, last_fives=())
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        json.dumps(GOOD | {"schema": "unattend-gen/manifest/9"}).encode(),
        json.dumps(GOOD | {"files": []}).encode(),
        json.dumps(GOOD | {"files": 3}).encode(),
        json.dumps(GOOD | {"target": 3}).encode(),
        json.dumps(GOOD | {"target": "\x1b[2J"}).encode(),
        json.dumps({"schema": GOOD["schema"], "files": GOOD["files"]}).encode(),
        damaged(name=3),
        damaged(sha256="abc"),
        damaged(last_fives="Q4JK2"),
        damaged(last_fives=["\x1b[2J"]),
    ],
)
def test_anything_else_is_rejected(data: bytes) -> None:
    with pytest.raises(InputError, match="this is not the manifest"):
        read_manifest(data, found_in="m")


@pytest.mark.parametrize("name", ["Unattend.xml", "deep/AutoUnattend.xml"])
def test_a_folder_without_the_answer_file_of_media_is_rejected(name: str) -> None:
    data = manifest("wds", [an_artifact(name, b"")]).data

    with pytest.raises(InputError, match=r"m: the folder was rendered for wds .* media") as caught:
        read_manifest(data, found_in="m")

    assert caught.value.advice == "render with --target media"


def test_a_custom_target_may_be_one_for_media() -> None:
    custom = manifest("kiosk", [an_artifact(ANSWER_FILE.upper(), b"")]).data

    assert list(read_manifest(custom, found_in="m")) == [ANSWER_FILE.upper()]
