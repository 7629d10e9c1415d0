"""`media` as a program calls it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.rendered import SCRIPT, a_rendered_folder, an_artifact
from unattend_gen.errors import InputError, OutputError, UnattendError, UsageError
from unattend_gen.imager.medium import MediumKind


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a rendered folder `usb`, and one with files for Windows, `oem`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    a_rendered_folder(tmp_path / "usb")
    a_rendered_folder(tmp_path / "oem", an_artifact(), an_artifact(SCRIPT, b"exit"))
    return tmp_path


@pytest.mark.parametrize(
    ("out", "kind"),
    [
        pytest.param("a.iso", MediumKind.ISO, marks=pytest.mark.needs("pycdlib")),
        ("a.img", MediumKind.USB),
        ("a.vfd", MediumKind.FLOPPY),
    ],
)
def test_an_image_is_written_for_its_owner_alone(out: str, kind: MediumKind) -> None:
    medium = ug.media("usb", out=out)

    assert (medium.kind, medium.files) == (kind, (an_artifact(),))
    assert Path(out).stat().st_size == medium.size_bytes
    assert stat.S_IMODE(Path(out).stat().st_mode) == 0o600


@pytest.mark.needs("pycdlib")
def test_two_runs_give_the_same_bytes_and_another_moment_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ug.media("usb", out="one.iso")
    ug.media("usb", out="two.iso")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    ug.media("usb", out="three.iso")

    assert Path("one.iso").read_bytes() == Path("two.iso").read_bytes()
    assert Path("one.iso").read_bytes() != Path("three.iso").read_bytes()


@pytest.mark.needs("pycdlib")
def test_oem_folders_are_laid_out() -> None:
    medium = ug.media("oem", out="a.iso", oem=True)

    assert [file.name for file in medium.files] == ["AutoUnattend.xml", f"sources/{SCRIPT}"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"folder": "usb", "out": "a.zip"}, UsageError),
        ({"folder": "usb", "out": "a.iso", "kind": "dvd"}, UsageError),
        ({"folder": "usb", "out": "a.iso", "label": "small"}, UsageError),
        ({"folder": "oem", "out": "a.iso"}, UsageError),
        ({"folder": "gone", "out": "a.iso"}, InputError),
        ({"folder": "usb", "out": "gone/a.iso"}, OutputError),
        ({"folder": "usb", "out": "loop/a.iso"}, OutputError),
        ({"folder": "usb", "out": "there.iso"}, OutputError),
    ],
)
def test_a_failure_leaves_nothing_behind(
    arguments: dict[str, str], error: type[UnattendError]
) -> None:
    Path("there.iso").write_bytes(b"old")
    Path("loop").symlink_to("loop")

    with pytest.raises(error):
        ug.media(arguments.pop("folder"), **arguments)  # type: ignore[arg-type]  # all are text

    assert sorted(path.name for path in Path().iterdir()) == ["loop", "oem", "there.iso", "usb"]
    assert Path("there.iso").read_bytes() == b"old"


@pytest.mark.needs("pycdlib")
@pytest.mark.parametrize(
    "out", ["usb/a.iso", "usb/scripts/a.iso", "oem/../usb/a.iso", "link/a.iso"]
)
def test_no_image_is_put_into_the_folder_that_it_is_made_of(out: str) -> None:
    Path("usb/scripts").mkdir()
    Path("link").symlink_to("usb")

    with pytest.raises(UsageError, match="in the folder") as caught:
        ug.media("usb", out=out)

    assert caught.value.advice == "choose a place outside of the folder"
    assert ug.media("usb", out="usb.iso").kind == MediumKind.ISO


@pytest.mark.needs("pycdlib")
def test_an_image_is_replaced_when_asked() -> None:
    Path("a.iso").write_bytes(b"old")

    ug.media("usb", out="a.iso", force=True)

    assert Path("a.iso").stat().st_size > 500_000


@pytest.mark.needs("pycdlib")
def test_an_image_may_stay_in_memory() -> None:
    before = sorted(Path().iterdir())

    medium = ug.media("usb", kind="iso")

    assert sorted(Path().iterdir()) == before
    medium.write("a.iso")
    assert Path("a.iso").read_bytes() == medium.data == ug.media("usb", out="b.iso").data


def test_without_a_file_the_kind_is_needed() -> None:
    with pytest.raises(UsageError, match="kind is needed"):
        ug.media("usb")
