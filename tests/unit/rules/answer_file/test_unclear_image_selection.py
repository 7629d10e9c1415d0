from __future__ import annotations

from tests.judging import messages, verdicts
from unattend_gen.core.product_key import GVLK
from unattend_gen.rules.snippets import install_from, meta_data

_SLUG = "unclear-image-selection"
_KEY = f"<UserData><ProductKey><Key>{GVLK}</Key></ProductKey></UserData>"


def test_index_and_name_at_once_are_a_warning() -> None:
    data = install_from(meta_data("/IMAGE/INDEX", "6"), meta_data("/image/name", "Windows 11 Pro"))

    assert messages(_SLUG, data.encode()) == ["the image is selected by both index and name"]


def test_no_choice_and_no_key_is_a_note() -> None:
    assert [severity for severity, _ in verdicts(_SLUG, install_from().encode())] == ["note"]


def test_a_key_picks_an_image_too() -> None:
    assert verdicts(_SLUG, install_from(more=_KEY).encode()) == []


def test_one_property_is_right() -> None:
    assert verdicts(_SLUG, install_from(meta_data("/IMAGE/NAME", "Windows 11 Pro")).encode()) == []


def test_branches_of_a_template_are_alternatives() -> None:
    data = install_from("{% if x %}", meta_data("/IMAGE/INDEX", "6"), meta_data("/IMAGE/NAME", "W"))

    assert verdicts(_SLUG, data.encode()) == []
