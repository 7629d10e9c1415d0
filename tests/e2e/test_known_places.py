"""`check` and `audit` find a secret in every documented place, on drives and in all images."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, TypeAlias

import pytest

import unattend_gen as ug
from tests.images import a_disk_of, a_tree, a_wim, an_iso, an_ntfs_volume, converted
from tests.leftovers import ANSWER, OTHERS, PLACES
from unattend_gen.reports._words import outcome
from unattend_gen.sources.walk.known_places import COUNT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ODD = ("Imaging/Old/unattend-backup.xml", "Users/x/Desktop/autounattend.xml")
Search: TypeAlias = "Callable[[list[Path]], ug.ReportOutcome]"


@pytest.fixture
def _without_dissect(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name.partition(".")[0] == "dissect":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "dissect", None)


def an_image(form: str, folder: Path, files: dict[str, bytes]) -> Path:
    """Create an image of this format."""
    match form:
        case "drive":
            return a_tree(folder / "drive", files)
        case "wim":
            return a_wim(folder / "a.wim", files)
        case "iso":
            return an_iso(folder / "a.iso", files, "-udf", "-allow-limited-size", "-D")
    volume = an_ntfs_volume(folder / "a.raw", files, megabytes=16)
    if form == "raw":
        return volume
    disk = a_disk_of(volume, folder / "disk.raw")
    return disk if form == "partitions" else converted(disk, form)


def leaky(report: ug.Report, image: Path) -> set[str]:
    """Return the paths on the drive of the files with a finding."""
    steps = {
        "/".join((one.location.path, *one.location.inside)).removeprefix(f"{image}/")
        for one in report.findings
    }
    paths = {
        re.sub(r"^\d+(?:\.ntfs)?/", "", step) for step in steps
    }  # the number of a partition or image
    return {place for place in PLACES if any(f"{path}/".startswith(f"{place}/") for path in paths)}


FORMS = ("raw", "partitions", "vpc", "vhdx", "vmdk", "qcow2", "vdi", "wim")
"""Images in which only known places are read."""


@pytest.mark.parametrize("search", [ug.check, ug.audit], ids=["check", "audit"])
@pytest.mark.parametrize("form", ["drive", "iso", *FORMS])
def test_a_secret_in_every_place_is_found(form: str, search: Search, tmp_path: Path) -> None:
    image = an_image(form, tmp_path, PLACES | OTHERS)

    assert leaky(search([image]).report, image) == set(PLACES)


@pytest.mark.usefixtures("_without_dissect")
@pytest.mark.parametrize("form", ["raw", "partitions", "vhdx"])
def test_7z_finds_a_secret_in_every_place(form: str, tmp_path: Path) -> None:
    image = an_image(form, tmp_path, PLACES | OTHERS)

    assert leaky(ug.check([image]).report, image) == set(PLACES)


@pytest.mark.parametrize("place", PLACES)
def test_a_drive_with_a_secret_in_one_place_is_not_clean(place: str, tmp_path: Path) -> None:
    drive = a_tree(tmp_path, {place: PLACES[place], "Windows/System32/kernel32.dll": b"MZ"})

    assert ug.check([drive]).exit_code is ug.ExitCode.FINDINGS


@pytest.mark.parametrize("search", [ug.check, ug.audit], ids=["check", "audit"])
@pytest.mark.parametrize("place", ODD)
@pytest.mark.parametrize("form", ["drive", "vhdx", "wim"])
def test_the_only_secret_is_in_a_folder_that_no_list_has(
    form: str, place: str, search: Search, tmp_path: Path
) -> None:
    image = an_image(form, tmp_path, {place: ANSWER, **OTHERS})

    report = search([image]).report

    assert report.exit_code is ug.ExitCode.FINDINGS
    assert leaky(report, image) == {place}


@pytest.mark.parametrize("form", FORMS)
def test_an_image_without_secrets_is_not_called_clean(form: str, tmp_path: Path) -> None:
    image = an_image(form, tmp_path, {"Windows/Panther/setuperr.log": b"", **OTHERS})

    for search, deeper in ((ug.check, "audit --deep"), (ug.audit, "--deep")):
        words = f"no secret in {COUNT} known places; 4 files or folders not read ({deeper})"
        assert outcome(search([image]).report) == words
