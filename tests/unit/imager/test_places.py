from __future__ import annotations

import pytest

from tests.rendered import ANSWER_FILE, SCRIPT, an_artifact
from unattend_gen.errors import InputError, OutputError, UsageError
from unattend_gen.imager.places import placed


def names(*given: str, oem: bool) -> list[str]:
    return [file.name for file in placed(map(an_artifact, given), oem=oem)]


def test_everything_stands_where_it_was_rendered() -> None:
    assert names(ANSWER_FILE, "scripts/b.ps1", "a.cmd", oem=False) == [
        ANSWER_FILE,
        "a.cmd",
        "scripts/b.ps1",
    ]


def test_oem_folders_stand_below_sources() -> None:
    assert names(ANSWER_FILE, SCRIPT, "$OEM$/$1/a.txt", "a.cmd", oem=True) == [
        ANSWER_FILE,
        "a.cmd",
        "sources/$OEM$/$$/Setup/Scripts/SetupComplete.cmd",
        "sources/$OEM$/$1/a.txt",
    ]


def test_the_last_script_of_setup_goes_where_setup_runs_it() -> None:
    assert names(ANSWER_FILE, "SetupComplete.cmd", oem=True) == [
        ANSWER_FILE,
        f"sources/{SCRIPT}",
    ]


def test_oem_folders_are_not_left_where_nobody_reads_them() -> None:
    with pytest.raises(UsageError, match="has files for the new Windows"):
        names(ANSWER_FILE, SCRIPT, oem=False)


@pytest.mark.parametrize("name", ["Unattend.xml", "deep/AutoUnattend.xml"])
def test_setup_must_find_an_answer_file(name: str) -> None:
    with pytest.raises(InputError, match=r"no AutoUnattend\.xml"):
        names(name, oem=False)


@pytest.mark.parametrize("name", ["autounattend.XML", "a/../b", "con", "a:b"])
def test_names_that_cannot_stand_on_a_medium_are_refused(name: str) -> None:
    with pytest.raises(OutputError):
        names(ANSWER_FILE, name, oem=False)


def test_two_files_of_one_place_are_refused() -> None:
    with pytest.raises(OutputError, match="two files"):
        names(ANSWER_FILE, SCRIPT, "setupcomplete.cmd", oem=True)
