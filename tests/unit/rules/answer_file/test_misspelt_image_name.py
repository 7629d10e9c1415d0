from __future__ import annotations

import pytest

from tests.judging import messages
from unattend_gen.rules.snippets import install_from, meta_data

_SLUG = "misspelt-image-name"


def _messages(key: str, value: str) -> list[str]:
    return messages(_SLUG, install_from(meta_data(key, value)).encode())


def test_a_misspelling_names_what_was_meant() -> None:
    assert _messages("/IMAGE/NAME", "Windows 10 Enterprse") == [
        "no image is called `Windows 10 Enterprse`; did you mean Windows 10 Enterprise?"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Windows 11 Pro",
        "windows 11 pro",
        "Windows 7 PROFESSIONALN",
        "Windows 10 Enterprise LTSC 2021",
        "Contoso Golden Image",
        "Windows Server 2031 SERVERSTANDARD",
    ],
)
def test_names_on_media_and_names_of_ones_own_are_right(name: str) -> None:
    assert _messages("/IMAGE/NAME", name) == []


def test_a_number_is_not_a_name() -> None:
    assert _messages("/IMAGE/NAME", "6") == ["`6` is a number, not the name of an image"]


def test_a_name_is_not_an_index() -> None:
    assert _messages("/IMAGE/INDEX", "Windows 11 Pro") == [
        "`Windows 11 Pro` is not an image index, which is a number"
    ]


def test_a_number_is_an_index() -> None:
    assert _messages("/IMAGE/INDEX", "6") == []


def test_blanks_around_a_name_are_part_of_it() -> None:
    assert _messages("/IMAGE/NAME", " Windows 11 Pro") == [
        "there is white space around the name of the image"
    ]


def test_a_description_may_be_anything() -> None:
    assert _messages("/IMAGE/DESCRIPTION", "Windows 10 Enterprse") == []
