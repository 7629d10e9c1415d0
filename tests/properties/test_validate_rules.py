from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import given
from hypothesis import strategies as st

from tests.judging import judged, slugs
from tests.properties import schema_documents, xml_documents
from tests.properties.setting_documents import leaves, stated_values
from tests.samples import CANARY_PASSWORD, MARKER
from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.finding import Severity

if TYPE_CHECKING:
    from tests.properties.setting_documents import Place

_LENGTHY: Final = frozenset(
    {None, ValueType.STRING, ValueType.COMPUTER_NAME, ValueType.PATH, ValueType.COMMAND}
)

_ON_BLANKS: Final = {"blank-around-value", "misspelt-image-name"}


@given(st.binary(max_size=200))
def test_any_bytes_are_judged(data: bytes) -> None:
    assert judged(data)


@given(xml_documents.documents())
def test_any_document_is_judged_the_same_way_twice(document: str) -> None:
    assert judged(document.encode()) == judged(document.encode())


@given(schema_documents.documents())
def test_findings_stand_in_the_order_of_the_lines(document: bytes) -> None:
    places = [(one.location.line or 0, one.location.column or 0) for one in judged(document)]

    assert places == sorted(places)


@given(leaves())
def test_no_value_is_ever_repeated(place: Place) -> None:
    assert CANARY_PASSWORD not in repr(judged(place.document(CANARY_PASSWORD)))


@given(stated_values())
def test_what_the_catalog_states_is_no_error(stated: tuple[Place, str]) -> None:
    place, text = stated

    assert Severity.ERROR not in {finding.severity for finding in judged(place.document(text))}


@given(stated_values())
def test_blanks_around_a_value_are_named_and_change_nothing_else(stated: tuple[Place, str]) -> None:
    place, text = stated
    found = set(slugs(place.document(f"\n  {text} ")))

    assert found - _ON_BLANKS == set(slugs(place.document(text)))
    assert found & _ON_BLANKS or not text.strip()


@given(leaves(lambda setting: setting.type is ValueType.BOOLEAN))
def test_words_are_no_boolean(place: Place) -> None:
    assert "wrong-type" in slugs(place.document("yes please"))


@given(leaves(lambda setting: setting.type is ValueType.INTEGER and not setting.values))
def test_words_are_no_number(place: Place) -> None:
    assert "wrong-type" in slugs(place.document("twelve"))


@given(leaves(lambda setting: setting.values and setting.type is not ValueType.BOOLEAN))
def test_another_word_is_no_choice(place: Place) -> None:
    assert "value-not-allowed" in slugs(place.document("Sometimes"))


@given(leaves(lambda setting: setting.max is not None and not setting.values))
def test_one_more_than_the_greatest_is_out_of_range(place: Place) -> None:
    assert "out-of-range" in slugs(place.document(str((place.setting.max or 0) + 1)))


@given(leaves(lambda setting: setting.max_length is not None and setting.type in _LENGTHY))
def test_one_more_than_the_longest_is_too_long(place: Place) -> None:
    assert "too-long" in slugs(place.document("x" * ((place.setting.max_length or 0) + 1)))


@given(leaves(lambda setting: setting.empty_allowed is False))
def test_an_empty_element_is_named(place: Place) -> None:
    assert {"empty-not-allowed", "empty-key"} & set(slugs(place.document("")))


@given(leaves(lambda setting: setting.sensitive))
def test_the_marker_of_setup_is_no_mistake(place: Place) -> None:
    assert Severity.ERROR not in {finding.severity for finding in judged(place.document(MARKER))}
