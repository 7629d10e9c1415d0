from __future__ import annotations

import sys
from io import BytesIO
from typing import Any, Final

import pytest

from tests.readers import require_package
from tests.rendered import ANSWER_FILE, an_artifact, named
from unattend_gen.errors import InputError, OutputError
from unattend_gen.imager.iso import iso_image
from unattend_gen.imager.medium import EARLIEST

PYCDLIB: Final[Any] = require_package("pycdlib")  # loaded before the tests hide it

CONTENTS = {
    ANSWER_FILE: b"<unattend/>",
    "empty.txt": b"",
    "sources/$OEM$/$$/Setup/Scripts/SetupComplete.cmd": b"x" * 5000,
    "a/b/c/d/e/f/g/h/i/deep.txt": b"deep",
}


def an_image(contents: dict[str, bytes], *, moment: int = EARLIEST, label: str = "A") -> bytes:
    return iso_image(named(contents), label=label, moment=moment)


def read(image: bytes, tree: str) -> dict[str, bytes]:
    """The files in one of the trees of an image: `iso_path`, `joliet_path` or `udf_path`."""
    iso = PYCDLIB.PyCdlib()
    iso.open_fp(BytesIO(image))
    found = {}
    for folder, _, files in iso.walk(**{tree: "/"}):
        for name in files:
            path = f"{folder.rstrip('/')}/{name}"
            data = BytesIO()
            iso.get_file_from_iso_fp(data, **{tree: path})
            found[path[1:]] = data.getvalue()
    iso.close()
    return found


@pytest.mark.parametrize("tree", ["joliet_path", "udf_path"])
def test_windows_reads_the_files_by_their_own_names(tree: str) -> None:
    assert read(an_image(CONTENTS), tree) == CONTENTS


def test_the_plain_tree_has_short_names_and_a_limited_depth() -> None:
    assert read(an_image(CONTENTS), "iso_path") == {
        "AUTOUNATTEND.XML;1": b"<unattend/>",
        "EMPTY.TXT;1": b"",
        "SOURCES/_OEM__1/___1/SETUP/SCRIPTS/SETUPCOMPLETE.CMD;1": b"x" * 5000,
    }


def test_the_same_files_give_the_same_bytes_whenever_and_wherever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = an_image(CONTENTS)
    monkeypatch.setattr("time.time", lambda: 1_800_000_000.0)
    monkeypatch.setenv("TZ", "Pacific/Auckland")

    assert an_image(CONTENTS) == one
    assert an_image(CONTENTS, moment=EARLIEST + 86400) != one


def test_the_clock_of_the_library_runs_again_afterwards() -> None:
    an_image(CONTENTS)

    assert vars(PYCDLIB.pycdlib)["time"] is sys.modules["time"]


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("a" * 65, "the name has more than 64 characters"),
        ("/".join(["folder-of-20-letters"] * 6), "the path has more than 119 characters"),
        ("a;b", "the name has a character"),
        ("smile-\U0001f600", "the name has a character"),
    ],
)
def test_a_name_beyond_the_limits_is_reported(name: str, trouble: str) -> None:
    with pytest.raises(InputError, match=trouble):
        an_image({name: b""})


def test_without_the_package_one_reads_which_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pycdlib", None)

    with pytest.raises(OutputError, match="requires the package pycdlib") as caught:
        iso_image([an_artifact()], label="A", moment=EARLIEST)

    assert caught.value.advice == "pip install 'unattend-gen[iso]'"
