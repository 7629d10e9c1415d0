from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from tests.judging import judged, slugs
from tests.properties import schema_documents, xml_documents
from tests.properties.setting_documents import leaves, stated_values
from tests.samples import CANARY_PASSWORD, MARKER
from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.finding import Severity
from unattend_gen.rules.snippets import (
    answer_file,
    command,
    disk,
    first_logon,
    new,
    run_in_specialize,
)

if TYPE_CHECKING:
    from tests.properties.setting_documents import Place

_LENGTHY: Final = frozenset(
    {None, ValueType.STRING, ValueType.COMPUTER_NAME, ValueType.PATH, ValueType.COMMAND}
)

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ON_BLANKS: Final = {"blank-around-value", "misspelt-image-name"}


@given(st.binary(max_size=200))
def test_any_bytes_can_be_validated(data: bytes) -> None:
    assert judged(data)


@given(xml_documents.documents())
def test_any_document_has_the_same_findings_twice(document: str) -> None:
    assert judged(document.encode()) == judged(document.encode())


@given(schema_documents.documents())
def test_findings_are_in_the_order_of_the_lines(document: bytes) -> None:
    places = [(one.location.line or 0, one.location.column or 0) for one in judged(document)]

    assert places == sorted(places)


@given(leaves())
def test_no_value_is_ever_repeated(place: Place) -> None:
    assert CANARY_PASSWORD not in repr(judged(place.document(CANARY_PASSWORD)))


@given(stated_values())
def test_values_of_the_catalog_are_valid(stated: tuple[Place, str]) -> None:
    place, text = stated

    assert Severity.ERROR not in {finding.severity for finding in judged(place.document(text))}


@given(stated_values())
def test_blanks_around_a_value_are_named_and_change_nothing_else(stated: tuple[Place, str]) -> None:
    place, text = stated
    found = set(slugs(place.document(f"\n  {text} ")))

    assert found - _ON_BLANKS == set(slugs(place.document(text)))
    assert found & _ON_BLANKS or not text.strip()


@given(leaves(lambda setting: setting.type is ValueType.BOOLEAN))
def test_words_are_not_booleans(place: Place) -> None:
    assert "wrong-type" in slugs(place.document("yes please"))


@given(leaves(lambda setting: setting.type is ValueType.INTEGER and not setting.values))
def test_words_are_not_numbers(place: Place) -> None:
    assert "wrong-type" in slugs(place.document("twelve"))


@given(leaves(lambda setting: setting.values and setting.type is not ValueType.BOOLEAN))
def test_another_word_is_not_a_valid_choice(place: Place) -> None:
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
def test_the_marker_of_setup_is_valid(place: Place) -> None:
    assert Severity.ERROR not in {finding.severity for finding in judged(place.document(MARKER))}


@given(st.text(max_size=300))
def test_no_command_is_ever_repeated(text: str) -> None:
    line = escape(_NOT_XML.sub("", text)) + CANARY_PASSWORD

    assert CANARY_PASSWORD not in repr(judged(run_in_specialize(line).encode()))
    assert CANARY_PASSWORD not in repr(judged(first_logon(command(line)).encode()))


@given(st.text(max_size=300))
def test_no_comment_is_ever_repeated(text: str) -> None:
    words = _NOT_XML.sub("", text).replace("--", "")
    data = answer_file(f"<!-- {words} {CANARY_PASSWORD} -->").encode()

    assert CANARY_PASSWORD not in repr(judged(data))


@given(st.lists(st.integers(min_value=1, max_value=5000), min_size=1, max_size=4))
def test_partitions_numbered_from_one_are_in_order(sizes: list[int]) -> None:
    partitions = (new(order, "Primary", size) for order, size in enumerate(sizes, start=1))

    assert judged(disk(*partitions, install_to=len(sizes)).encode()) == ()


@given(st.integers(min_value=1, max_value=4), st.integers(min_value=1, max_value=9))
def test_images_stay_within_the_created_partitions(made: int, target: int) -> None:
    partitions = (new(order, "Primary", 500) for order in range(1, made + 1))
    found = slugs(disk(*partitions, install_to=target).encode())

    assert (found == ["partition-not-made"]) == (target > made)
