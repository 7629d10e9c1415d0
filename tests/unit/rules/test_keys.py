from __future__ import annotations

from tests.judging import an_index
from tests.samples import GVLK_PRO, MARKER, TEST_MAK, a_component, a_shell_setup, an_answer_file
from unattend_gen.core.product_key import InvalidKey, ProductKey
from unattend_gen.rules.keys import EmptyKey, KeyPlace, KeyText, MalformedKey, RealKey, StandInKey


def _activation_key(text: str) -> KeyText:
    (key,) = an_index(a_shell_setup("specialize", f"<ProductKey>{text}</ProductKey>")).keys
    return key


def test_a_published_key_is_not_a_secret() -> None:
    key = _activation_key(f" {GVLK_PRO.lower()} ")

    assert isinstance(key, RealKey)
    assert key.publication is not None
    assert (key.publication.edition, key.is_secret) == ("Pro", False)


def test_any_other_key_may_be_a_secret() -> None:
    key = _activation_key(TEST_MAK)

    assert isinstance(key, RealKey)
    assert (key.key, key.publication, key.is_secret) == (ProductKey.parse(TEST_MAK), None, True)


def test_a_mistyped_key_is_not_a_secret() -> None:
    key = _activation_key(TEST_MAK.replace("J", "M", 1))

    assert isinstance(key, RealKey)
    assert not key.is_secret


def test_text_of_another_form_keeps_the_reason() -> None:
    key = _activation_key(TEST_MAK[:-1])

    assert isinstance(key, MalformedKey)
    assert isinstance(key.reason, InvalidKey)
    assert key.reason.message == "group 5 has 4 characters, expected 5"


def test_filler_is_in_for_a_key() -> None:
    letters = _activation_key("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
    zeros = _activation_key("00000-00000-00000-00000-00000")

    assert isinstance(letters, StandInKey)
    assert isinstance(zeros, StandInKey)
    assert (letters.is_all_zeros, zeros.is_all_zeros) == (False, True)


def test_an_element_without_text_is_empty() -> None:
    assert isinstance(_activation_key(""), EmptyKey)


def test_markers_and_placeholders_are_left_out() -> None:
    marker = a_shell_setup("specialize", f"<ProductKey>{MARKER}</ProductKey>")
    placeholder = a_shell_setup("specialize", "<ProductKey>{{ key }}</ProductKey>")

    assert an_index(marker).keys == an_index(placeholder).keys == ()


def test_the_two_places_are_distinguished() -> None:
    body = "<UserData><ProductKey><Key/></ProductKey></UserData>"
    data = an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", body)))

    assert _activation_key("").place is KeyPlace.ACTIVATION
    assert [key.place for key in an_index(data).keys] == [KeyPlace.IMAGE]
