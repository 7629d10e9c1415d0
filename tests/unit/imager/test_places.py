from __future__ import annotations

import pytest

from tests.rendered import ANSWER_FILE, SCRIPT, an_artifact
from unattend_gen.errors import OutputError, UsageError
from unattend_gen.imager.places import placed


def names(*given: str, oem: bool) -> list[str]:
    return [file.name for file in placed(map(an_artifact, given), oem=oem)]


def test_files_keep_their_rendered_names() -> None:
    assert names(ANSWER_FILE, "scripts/b.ps1", "a.cmd", oem=False) == [
        ANSWER_FILE,
        "a.cmd",
        "scripts/b.ps1",
    ]


def test_oem_folders_are_put_below_sources() -> None:
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


def test_oem_folders_without_the_option_are_an_error() -> None:
    with pytest.raises(UsageError, match="has files for the new Windows"):
        names(ANSWER_FILE, SCRIPT, oem=False)


@pytest.mark.parametrize("name", ["autounattend.XML", "a/../b", "con", "a:b"])
def test_names_that_are_invalid_on_a_medium_are_rejected(name: str) -> None:
    with pytest.raises(OutputError):
        names(ANSWER_FILE, name, oem=False)


def test_two_files_in_the_same_place_are_rejected() -> None:
    with pytest.raises(OutputError, match="two files"):
        names(ANSWER_FILE, SCRIPT, "setupcomplete.cmd", oem=True)
