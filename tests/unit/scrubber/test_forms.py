from __future__ import annotations

import base64
from urllib.parse import quote
from xml.sax.saxutils import escape

import pytest

from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.scrubber.forms import forms_of

ODD = "Bas<al>t & 'Grü\"ße' 4321%"


def data_of(text: str, kind: SecretKind = SecretKind.PASSWORD) -> set[bytes]:
    return {form.data for form in forms_of(Secret(text, kind))}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252", "cp437"])
def test_a_value_is_sought_in_usual_encodings(encoding: str) -> None:
    assert ODD.encode(encoding) in data_of(ODD)


@pytest.mark.parametrize("written", [escape(ODD), quote(ODD, safe=""), ODD.replace("'", "''")])
def test_a_value_is_sought_escaped(written: str) -> None:
    assert written.encode() in data_of(ODD)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("shift", [0, 1, 2])
def test_a_value_is_sought_in_base64_behind_any_number_of_bytes(encoding: str, shift: int) -> None:
    data = b"x" * shift + CANARY_PASSWORD.encode(encoding) + b"behind"
    code = base64.b64encode(data)

    assert any(form in code for form in data_of(CANARY_PASSWORD))


def test_a_value_is_sought_in_hexadecimal() -> None:
    found = data_of(CANARY_PASSWORD)

    assert CANARY_PASSWORD.encode().hex().encode() in found
    assert CANARY_PASSWORD.encode("utf-16-le").hex(",").upper().encode() in found


def test_a_key_is_sought_without_dashes_and_in_lower_case() -> None:
    found = data_of(TEST_MAK, SecretKind.PRODUCT_KEY)

    assert TEST_MAK.lower().replace("-", "").encode() in found


@pytest.mark.parametrize("text", ["", "a", "4321", "Password", "admin", "*****", MARKER, "DELETED"])
def test_short_common_and_uniform_values_are_not_sought(text: str) -> None:
    assert data_of(text) == set()


def test_no_form_shows_the_value() -> None:
    assert not any(CANARY_PASSWORD in repr(form) for form in forms_of(Secret(CANARY_PASSWORD)))
