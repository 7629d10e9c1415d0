from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.interactive import assignments

SETUP = "windowsPE/Microsoft-Windows-Setup"


def test_pages_that_can_be_asked_for_are_always_shown() -> None:
    assert written(assignments(a_spec(interactive=["disk", "image"]))) == {
        f"{SETUP}/DiskConfiguration/WillShowUI": "Always",
        f"{SETUP}/ImageInstall/OSImage/WillShowUI": "Always",
    }


def test_the_other_questions_are_asked_because_nothing_answers_them() -> None:
    assert written(assignments(a_spec(interactive=["language", "account", "pages"]))) == {}
