"""Images are read back by programs that others wrote, from the command line to the last byte."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.readers import by_7z, by_mtools, by_xorriso, ran
from tests.rendered import ANSWER_FILE, SCRIPT, a_rendered_folder, named
from unattend_gen.cli import app

RENDERED = {
    ANSWER_FILE: b"<unattend/>",
    "empty.txt": b"",
    "scripts/a long name with blanks.ps1": b"x" * 5000,
    SCRIPT: b"exit /b 0\r\n",
    "$OEM$/$1/Tools/a/b/c/d/e/f/Gr\u00fc\u00dfe.txt": b"deep",
    "$OEM$/$1/Tools/a/b/c/d/e/f/gr\u00fcner.txt": b"deeper",
}
ON_MEDIUM = {
    (f"sources/{name}" if name.startswith("$OEM$") else name): data
    for name, data in RENDERED.items()
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    a_rendered_folder(tmp_path / "usb", *named(RENDERED))
    return tmp_path


NEEDS_PYCDLIB = pytest.mark.needs("pycdlib")


@pytest.mark.parametrize(
    ("image", "read"),
    [
        pytest.param("a.iso", by_xorriso, marks=NEEDS_PYCDLIB),
        pytest.param("a.iso", partial(by_7z, file_system="iso"), marks=NEEDS_PYCDLIB),
        pytest.param("a.iso", partial(by_7z, file_system="udf"), marks=NEEDS_PYCDLIB),
        ("a.img", by_mtools),
        ("a.img", partial(by_7z, file_system="fat")),
        ("a.vfd", by_mtools),
        ("a.vfd", partial(by_7z, file_system="fat")),
    ],
)
def test_what_was_rendered_is_read_from_the_image(
    image: str, read: Callable[[Path, Path], dict[str, bytes]]
) -> None:
    assert app.run(["media", "usb", "-o", image, "--oem", "--quiet"]) == 0

    assert read(Path(image), Path("back")) == ON_MEDIUM


@NEEDS_PYCDLIB
def test_an_iso_carries_its_label_and_its_date() -> None:
    app.run(["media", "usb", "-o", "a.iso", "--oem", "--label", "OFFICE_7", "--quiet"])

    assert "Volume Id    : OFFICE_7" in ran("xorriso", "-indev", "a.iso", "-pvd_info")
    listings = [ran("7z", "l", "-slt", f"-t{each}", "a.iso") for each in ("iso", "udf")]
    dated = [listing.count("Modified = 2023-11-14 22:13:20") for listing in listings]
    assert [count >= len(RENDERED) for count in dated] == [True, True]
    assert "LogicalVolumeId: OFFICE_7" in listings[1]


def test_a_stick_carries_its_label_and_its_date() -> None:
    app.run(["media", "usb", "-o", "a.img", "--oem", "--label", "OFFICE_7", "--quiet"])

    assert "Volume label is OFFICE_7" in ran("mlabel", "-s", "-i", "a.img", "::")
    assert "2023-11-14  22:13" in ran("mdir", "-i", "a.img", f"::{ANSWER_FILE}")
