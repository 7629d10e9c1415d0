from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, an_answer_file
from tests.specs import a_spec
from unattend_gen.answer_file.names import local
from unattend_gen.answer_file.parse import parse
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import InputError
from unattend_gen.renderer.beside import beside_values, with_elements

PACKAGES = "<servicing/>"


def test_elements_are_given_as_they_are_or_read_from_their_source() -> None:
    spec = a_spec(elements=[{"xml": PACKAGES}, {"xml": {"secret": "env:SCRIPTS"}}])

    values = beside_values(spec, lambda _source, kind: Secret("<a/>", kind))

    assert values == (PACKAGES, Secret("<a/>", SecretKind.TOKEN))


def test_a_source_that_gives_no_xml_is_named_and_its_text_is_not() -> None:
    spec = a_spec(elements=[{"xml": {"secret": "env:SCRIPTS"}}])

    with pytest.raises(InputError) as caught:
        beside_values(spec, lambda _source, kind: Secret(CANARY_PASSWORD, kind))

    assert caught.value.where == "elements[1].xml from env:SCRIPTS"
    assert CANARY_PASSWORD not in f"{caught.value} {caught.value.advice}"


def test_elements_hang_below_the_root() -> None:
    answer_file = with_elements(parse(an_answer_file()), (PACKAGES, Secret("<a/><b/>")))

    assert [local(each.tag) for each in answer_file.root] == ["servicing", "a", "b"]
