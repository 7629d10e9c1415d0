from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals, written
from unattend_gen.tables.interactive import TABLE, Question


def test_questions_are_a_list_or_one_of_them() -> None:
    assert a_spec(interactive="disk").interactive == (Question.DISK,)
    assert a_spec(interactive=["image", "disk", "image"]).interactive == (
        Question.IMAGE,
        Question.DISK,
    )


def test_an_unknown_question_is_rejected() -> None:
    assert refusals(interactive=["discs"]) == {
        "interactive": "should be one of language, disk, image, account, pages"
    }


@pytest.mark.parametrize(
    ("question", "tables", "message"),
    [
        ("language", {"locale": {"user": "de-DE"}}, "asks for language, but [locale] answers it"),
        ("disk", {"disk": {"layout": "uefi"}}, "asks for disk, but [disk] answers it"),
        ("image", {"image": {"index": 1}}, "asks for image, but [image] answers it"),
        (
            "account",
            {"accounts": {"local": [{"name": "jo"}]}},
            "asks for account, but accounts.local answers it",
        ),
        ("pages", {"oobe": {"hide_eula": True}}, "asks for pages, but [oobe] answers it"),
    ],
)
def test_a_question_for_a_person_cannot_be_answered_by_a_table(
    question: str, tables: dict[str, object], message: str
) -> None:
    assert refusals(interactive=question, **tables) == {"interactive": message}


def test_a_password_of_the_administrator_leaves_the_account_open() -> None:
    spec = a_spec(interactive="account", accounts={"administrator": "env:PW"})

    assert spec.interactive == (Question.ACCOUNT,)


def test_without_the_pages_of_an_online_account_a_person_enters_a_local_one() -> None:
    spec = a_spec(interactive="account", oobe={"hide_online_account": True})

    assert spec.interactive == (Question.ACCOUNT,)


SETUP = "windowsPE/Microsoft-Windows-Setup"


def test_pages_that_can_be_asked_for_are_always_shown() -> None:
    assert written(TABLE.additions(a_spec(interactive=["disk", "image"]))) == {
        f"{SETUP}/DiskConfiguration/WillShowUI": "Always",
        f"{SETUP}/ImageInstall/OSImage/WillShowUI": "Always",
    }


def test_the_other_questions_are_asked_because_nothing_answers_them() -> None:
    assert written(TABLE.additions(a_spec(interactive=["language", "account", "pages"]))) == {}
