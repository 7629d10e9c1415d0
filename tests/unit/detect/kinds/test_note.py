from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import CANARY_PASSWORD
from unattend_gen.core.secret import Secret
from unattend_gen.detect.kinds.note import DETECTOR


@pytest.mark.parametrize("name", ["handover.txt", "readme", "setupact.log", "mail.eml"])
def test_text_for_people_is_recognised_by_its_name(name: str) -> None:
    assert DETECTOR.recognises(a_reading(b"text", name))


@pytest.mark.parametrize("name", ["settings.json", "join.ps1"])
def test_other_text_is_not_a_note(name: str) -> None:
    assert not DETECTOR.recognises(a_reading(b"text", name))


def test_a_password_that_is_named_in_words_has_its_place_and_line() -> None:
    text = f"Handover\nLocal admin password: {CANARY_PASSWORD}\n"

    [one] = DETECTOR.matches(a_reading(text))

    start = text.index(CANARY_PASSWORD)
    assert (one.secret, one.span, one.line) == (
        Secret(CANARY_PASSWORD),
        (start, start + len(CANARY_PASSWORD)),
        2,
    )


def test_a_rule_about_passwords_is_not_a_password() -> None:
    assert list(DETECTOR.matches(a_reading("Password: at least 8 characters\n"))) == []
