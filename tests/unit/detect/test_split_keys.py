from __future__ import annotations

import base64
import time

import pytest

from tests.samples import TEST_MAK
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.match import ContentKind
from unattend_gen.core.product_key import GVLK
from unattend_gen.detect.search import matches_in
from unattend_gen.detect.text import matches_in_text

A, B, C, D, E = TEST_MAK.split("-")
FORMS = [
    f"<p>Product key: {A}&#8209;{B}&#8209;{C}&#8209;{D}&#8209;{E}</p>",
    f"<th>Product key</th><td>{A}</td><td>{B}</td><td>{C}</td><td>{D}</td><td>{E}</td>",
    f"Product key: <b>{A}</b>-<b>{B}</b>-<b>{C}</b>-<b>{D}</b>-<b>{E}</b>",
    f"Product key: {A}=2D{B}=2D{C}=2D{D}=2D{E}",
    f"Product key: {A}-{B}-{C}-=\r\n{D}-{E}",
    f"?productkey={A}%2D{B}%2D{C}%2D{D}%2D{E}",
    f"$productKey = '{A}-{B}-' + '{C}-{D}-{E}'",
    f'productKey = "{A}-{B}-" & _\r\n  "{C}-{D}-{E}"',
    f"Product key:\n{A}-{B}-{C}-\n{D}-{E}\n",
    f'{{"productKey": "{A}\\u002d{B}\\u002d{C}\\u002d{D}\\u002d{E}"}}',
    f"ProductKey(hex)={TEST_MAK.encode().hex()}",
    f"License key: {base64.b64encode(TEST_MAK.encode()).decode()}",
    f"Product key: {base64.b64encode(TEST_MAK.encode('utf-16-le')).decode()}",
    f'<PIDKEY Value="{TEST_MAK.replace("-", "")}" />',
]


@pytest.mark.parametrize("form", FORMS)
def test_a_key_that_is_interrupted_or_encoded_is_found(form: str) -> None:
    document = Document(Location("x.txt"), form.encode())

    assert {match.last_five for _, match in matches_in(document)} == {E}


@pytest.mark.parametrize("form", FORMS)
def test_the_span_of_a_key_begins_and_ends_with_it(form: str) -> None:
    found = [match for match in matches_in_text(form) if match.last_five == E]

    assert len(found) == 1
    shown = form[found[0].start : found[0].end]
    assert form.count(shown) == 1
    assert shown[0].isalnum()
    assert shown[-1].isalnum() or shown[-1] == "="


def test_a_key_across_unbalanced_markup_has_no_span() -> None:
    text = f"Product key: <b>{A}-{B}</b>-{C}-{D}-{E}"
    document = Document(Location("x.txt"), text.encode())

    assert [(match.span, match.line) for _, match in matches_in(document)] == [(None, 1)]


def test_a_published_key_is_not_live() -> None:
    text = f"Product key: {GVLK.replace('-', '&#45;')}"

    assert [match.content for match in matches_in_text(text)] == [ContentKind.PUBLISHED_KEY]


@pytest.mark.parametrize(
    "text",
    [
        f"Serial: {A}&#8209;{B}&#8209;{C}&#8209;{D}&#8209;{E}",
        f"Product key: <b>{B}</b>-<b>{A}</b>-<b>{C}</b>-<b>{D}</b>-<b>{E}</b>",
        "Product key: XXXXX&#45;XXXXX&#45;XXXXX&#45;XXXXX&#45;XXXXX",
        f"product key file sha256 {'ab' * 32}",
        "Windows key + R opens a window",
    ],
)
def test_other_text_after_a_keyword_is_not_a_key(text: str) -> None:
    assert matches_in_text(text) == []


@pytest.mark.parametrize(
    "unit", ["product key ", "product key<b>", "pkey&#45;", "product key 'B' + ", "pkey 4b4b"]
)
def test_no_text_takes_more_than_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.process_time()

    matches_in_text(text)

    assert time.process_time() - begin < 5  # a square of the length would take minutes
