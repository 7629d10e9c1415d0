from __future__ import annotations

from tests.judging import slugs, verdicts
from tests.samples import GVLK_PRO, MARKER, a_component, a_shell_setup, an_answer_file

_SHELL = "Microsoft-Windows-Shell-Setup"


def test_words_next_to_elements_are_a_warning() -> None:
    data = a_shell_setup("oobeSystem", "<OOBE>stray<ProtectYourPC>3</ProtectYourPC></OOBE>")

    assert verdicts("text-in-container", data) == [("warning", f"oobeSystem/{_SHELL}/OOBE")]


def test_words_between_components_are_a_warning() -> None:
    data = an_answer_file(("specialize", "stray"))

    assert verdicts("text-in-container", data) == [("warning", "specialize")]


def test_words_in_a_component_are_a_warning() -> None:
    data = a_shell_setup("specialize", "stray")

    assert verdicts("text-in-container", data) == [("warning", f"specialize/{_SHELL}")]


def test_comments_are_no_text() -> None:
    data = a_shell_setup("oobeSystem", "<OOBE><!-- why --><ProtectYourPC>3</ProtectYourPC></OOBE>")

    assert slugs(data) == []


def test_the_marker_in_place_of_elements_is_right() -> None:
    data = an_answer_file(
        (
            "oobeSystem",
            a_component(
                _SHELL,
                f"<UserAccounts><AdministratorPassword>{MARKER}</AdministratorPassword>"
                "</UserAccounts>",
            ),
        ),
        processed=("oobeSystem",),
    )

    assert slugs(data) == []


def test_text_next_to_the_key_element_is_loose() -> None:
    data = an_answer_file(
        (
            "windowsPE",
            a_component(
                "Microsoft-Windows-Setup",
                f"<UserData><ProductKey>stray<Key>{GVLK_PRO}</Key></ProductKey></UserData>",
            ),
        )
    )

    assert slugs(data) == ["text-in-container"]
