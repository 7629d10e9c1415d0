"""Windows images scrubbed from within, by the program that others wrote."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from tests.images import ANSWER_FILE, a_wim
from tests.readers import ran, require
from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK, a_shell_setup
from unattend_gen.core.location import Location
from unattend_gen.errors import OutputError
from unattend_gen.output import state_of
from unattend_gen.scrubber.address import ScrubTask, scrubbed_at
from unattend_gen.scrubber.engine import ScrubContext
from unattend_gen.scrubber.image import require_image_writable, write_image
from unattend_gen.scrubber.scrubbed_file import ScrubbedFile
from unattend_gen.sources import programs
from unattend_gen.sources.walk.tree import Address

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = "Windows/Setup/Scripts/a script's name.cmd"
ANSWERS = "<AutoLogon><Password>{}</Password></AutoLogon>"
FILES = {
    ANSWER_FILE: a_shell_setup("specialize", ANSWERS.format(f"<Value>{CANARY_PASSWORD}</Value>")),
    SCRIPT: f"slmgr /ipk {TEST_MAK}\r\n".encode(),
    "Windows/notepad.exe": b"MZ" + bytes(range(256)) * 40,
}


def scrubbed(path: Path, *, in_place: bool = True) -> list[ScrubbedFile]:
    task = ScrubTask(ScrubContext(b"k" * 32), in_place)
    results = list(scrubbed_at(Address(Location(str(path)), was_named=True), task))
    return [one for one in results if isinstance(one, ScrubbedFile)]


def content(image: Path, number: int, name: str) -> bytes:
    place = image.parent / f"out-{number}"
    ran("wimlib-imagex", "extract", image, str(number), f"/{name}", f"--dest-dir={place}")
    return (place / name.rpartition("/")[2]).read_bytes()


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = a_wim(tmp_path / "install.wim", FILES, {SCRIPT: FILES[SCRIPT]})
    path.chmod(0o640)
    return path


def test_files_in_all_images_are_scrubbed_and_the_rest_stays(image: Path) -> None:
    results = scrubbed(image)

    assert [(one.location.inside, one.is_written) for one in results] == [
        (("1", ANSWER_FILE), True),
        (("1", SCRIPT), True),
        (("2", SCRIPT), True),
    ]
    assert content(image, 1, ANSWER_FILE) == a_shell_setup("specialize", ANSWERS.format(MARKER))
    assert content(image, 2, SCRIPT) == f"slmgr /ipk {MARKER}\r\n".encode()
    assert content(image, 1, "Windows/notepad.exe") == FILES["Windows/notepad.exe"]
    assert stat.S_IMODE(image.stat().st_mode) == 0o640
    assert all(one.is_clean for one in scrubbed(image))


def test_nothing_of_the_old_content_stays_in_the_image(tmp_path: Path) -> None:
    image = a_wim(tmp_path / "plain.wim", FILES, options=("--compress=none",))
    scrubbed(image)

    assert TEST_MAK.encode() not in image.read_bytes()
    assert CANARY_PASSWORD.encode() not in image.read_bytes()


def test_a_plan_writes_nothing(image: Path) -> None:
    before = image.read_bytes()

    assert [len(one.replaced) for one in scrubbed(image, in_place=False)] == [1, 1, 1]
    assert image.read_bytes() == before


def test_a_file_keeps_its_time(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    (tree / "Windows/Panther").mkdir(parents=True)
    (tree / ANSWER_FILE).write_bytes(FILES[ANSWER_FILE])
    os.utime(tree / ANSWER_FILE, (1_500_000_000, 1_500_000_000))
    ran("wimlib-imagex", "capture", tree, tmp_path / "a.wim")
    scrubbed(tmp_path / "a.wim")

    shown = ran(
        "wimlib-imagex", "dir", tmp_path / "a.wim", "1", f"--path=/{ANSWER_FILE}", "--detailed"
    )
    assert "Last Write Time     = Fri Jul 14 02:40:00 2017 UTC" in shown


def test_without_the_program_the_plan_names_it(
    image: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.find_program.cache_clear()
    monkeypatch.setenv("PATH", str(image.parent))

    with pytest.raises(OutputError, match="not installed"):
        require_image_writable(image, {})
    programs.find_program.cache_clear()


def test_a_part_of_a_split_image_and_an_untellable_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="split image"):
        require_image_writable(tmp_path / "install.swm", {})
    with pytest.raises(OutputError, match="no file name with a quotation mark"):
        require_image_writable(tmp_path / "a.wim", {("1", 'a"b'): b""})


def test_a_file_with_only_the_signature_of_an_image_is_unchanged(tmp_path: Path) -> None:
    require("wimlib-imagex")
    path = tmp_path / "a.wim"
    path.write_bytes(b"MSWIM\0\0\0 and nothing that follows")

    with pytest.raises(OutputError, match="could not write"):
        write_image(path, {("1", "a.txt"): b"new"}, state_of(str(path)))
    assert path.read_bytes() == b"MSWIM\0\0\0 and nothing that follows"
    assert list(tmp_path.iterdir()) == [path]
