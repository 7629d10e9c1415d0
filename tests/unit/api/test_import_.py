"""Importing as a library uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.carried_files import carrying
from tests.imports import SHELL, imported
from tests.samples import CANARY_PASSWORD, a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.equality import same_content
from unattend_gen.answer_file.parse import parse
from unattend_gen.api.import_ import rendered_again
from unattend_gen.errors import ExitCode, InputError

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = f"net user bob {CANARY_PASSWORD}"
STRANGE = an_answer_file(
    (
        "windowsPE",
        a_component(
            "Microsoft-Windows-Setup", "<UserData><ProductKey>CDKEY</ProductKey></UserData>"
        )
        + a_component("Contoso-Agent", '<Servers><Server wcm:action="add"/></Servers>', "x86"),
    ),
    (
        "oobeSystem",
        a_component(
            SHELL,
            "<FirstLogonCommands><SynchronousCommand><CommandLine>"
            f"{COMMAND}</CommandLine></SynchronousCommand></FirstLogonCommands><Colour/>",
        ),
    ),
).replace(b"</unattend>", b'<servicing><package action="install"/></servicing></unattend>')


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        imported(data)
    assert caught.value.advice
    return caught.value.message


def test_a_file_with_everything_that_is_unusual_comes_out_the_same() -> None:
    outcome = imported(STRANGE, "autounattend.xml")

    (rendered,) = rendered_again(outcome.imported).answer_files.values()
    assert outcome.is_complete
    assert same_content(parse(STRANGE), rendered)
    assert CANARY_PASSWORD not in outcome.spec


@pytest.mark.parametrize("password", ["password", "Setup", "domain", "owner"])
def test_a_password_may_be_a_word_of_our_comments(password: str) -> None:
    body = f"<AutoLogon><Password><Value>{password}</Value></Password></AutoLogon>"

    outcome = imported(a_shell_setup("oobeSystem", body))

    assert outcome.is_complete


def test_lost_content_makes_the_import_incomplete() -> None:
    outcome = imported(a_shell_setup("oobeSystem", '<TimeZone a="b">UTC</TimeZone>'))

    assert not outcome.is_complete


def test_remarks_that_rendering_writes_again_are_not_carried() -> None:
    own = rendered_again(
        imported(a_shell_setup("specialize", "<ComputerName>P</ComputerName>")).imported
    )

    assert "owner" not in imported(own.artifacts[0].data).imported.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (an_answer_file(), "is empty: none of its components has a setting"),
        (
            b"<a/>",
            "is not an answer file: its root is not unattend in the namespace of answer files",
        ),
        (
            a_shell_setup("oobeSystem", "<TimeZone>{{ a }}</TimeZone><X>{{ b }}</X>"),
            "is the source of a template: its settings depend on what is filled in",
        ),
        (
            b"{% if a %}<unattend/>",
            "is the source of a template: its settings depend on what is filled in",
        ),
    ],
)
def test_other_files_than_answer_files_are_rejected(data: bytes, message: str) -> None:
    assert refusal(data) == message


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "unattend.xml"
    path.write_bytes(a_shell_setup("specialize", "<ComputerName>PC-1</ComputerName>"))

    assert 'name = "PC-1"' in ug.import_file(path).spec


def test_a_folder_of_several_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<a/>")
    (tmp_path / "b.xml").write_bytes(b"<b/>")

    with pytest.raises(InputError, match="is not one answer file"):
        ug.import_file(tmp_path)


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        (
            a_shell_setup("specialize", '<x xmlns="urn:other">1</x>'),
            "specialize/Microsoft-Windows-Shell-Setup/x: it is in another namespace",
        ),
        (
            a_shell_setup("specialise", "<ComputerName>PC-1</ComputerName>"),
            "elements[1]/settings: it is outside the passes",
        ),
    ],
)
def test_a_file_that_no_spec_can_express_is_rejected(body: bytes, lost: str) -> None:
    with pytest.raises(InputError) as caught:
        imported(body, "odd.xml")

    assert str(caught.value) == f"odd.xml: contains nothing that a spec can set ({lost})"
    assert caught.value.advice == "run unattend-gen validate to see what is wrong with it"


def test_both_names_are_one_function() -> None:
    assert ug.import_answer_file is ug.import_file


def test_an_incomplete_import_ends_with_4() -> None:
    outcome = ug.import_file(a_shell_setup("oobeSystem", '<TimeZone a="b">UTC</TimeZone>'))

    assert outcome.exit_code is ExitCode.INCOMPLETE
    assert outcome.format() == outcome.spec


def test_words_that_ask_a_person_for_values_are_imported_as_they_are() -> None:
    body = "<TimeZone>CHANGEME</TimeZone><RegisteredOwner>[ REPLACE WITH NAME ]</RegisteredOwner>"

    outcome = imported(a_shell_setup("oobeSystem", body))

    assert outcome.is_complete
    assert "CHANGEME" in outcome.spec


def test_scripts_that_make_no_valid_spec_stay_where_they_are() -> None:
    taken, kept = imported(carrying({r"C:\\a.txt": "x"})), imported(carrying({"a.txt": "x"}))

    assert "[[files]]" in taken.spec
    assert "[[files]]" not in kept.spec
    assert "[[elements]]" in kept.spec
    assert kept.exit_code == ExitCode.CLEAN
