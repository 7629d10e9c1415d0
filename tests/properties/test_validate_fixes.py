"""A fixed file has neither the fixed findings nor new ones, for every rule with a fix."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixing import fixed, fixing, safely_fixed
from tests.judging import judged, slugs
from tests.properties import schema_documents, xml_documents
from tests.properties.setting_documents import Place, leaves
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.answer_file.edit import edited
from unattend_gen.answer_file.encoding import decode
from unattend_gen.catalog.load import catalog
from unattend_gen.rules.load import answer_file_rules
from unattend_gen.validator.displayed import displayed_lines
from unattend_gen.validator.fixes import safe

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding
    from unattend_gen.validator.fixes import Fixed

EXAMPLES: Final = {rule.card.slug: rule.card.bad.encode() for rule in answer_file_rules()}
OFFERED: Final = sorted(
    slug
    for slug, example in EXAMPLES.items()
    if any(one.fix is not None and one.rule == slug for one in judged(example))
)
SPELLINGS: Final = st.sampled_from([str.lower, str.upper, str.title, str.swapcase])
CODECS: Final = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
LINE_ENDS: Final = st.sampled_from(["\n", "\r\n"])


def of_rules(findings: tuple[Finding, ...]) -> Counter[str]:
    """Return the number of findings by rule."""
    return Counter(finding.rule for finding in findings)


def came(outcome: Fixed) -> Counter[str]:
    """Return the findings that a fix added."""
    now = of_rules(judged(outcome.document.data))
    return now - (of_rules(judged(outcome.original.data)) - of_rules(outcome.fixed))


def by_its_edits(outcome: Fixed) -> bytes:
    """Return the original with the edits of the fixed findings, and no other change."""
    edits = (edit for one in outcome.fixed if one.fix is not None for edit in one.fix.edits)
    return edited(outcome.original.data, edits)


@pytest.mark.parametrize("slug", OFFERED)
def test_the_bad_example_of_a_rule_that_offers_a_fix_is_fixed(slug: str) -> None:
    outcome = fixing(EXAMPLES[slug])

    assert slug not in slugs(outcome.document.data)
    assert came(outcome) == Counter()
    assert outcome.left == ()


@pytest.mark.parametrize("slug", OFFERED)
def test_a_fixed_example_differs_in_the_edits_only(slug: str) -> None:
    outcome = fixing(EXAMPLES[slug])

    assert outcome.document.data == by_its_edits(outcome)


@pytest.mark.parametrize("slug", sorted(EXAMPLES))
def test_fixing_an_example_twice_changes_nothing(slug: str) -> None:
    once = fixed(EXAMPLES[slug])

    assert fixed(once) == once
    assert safely_fixed(safely_fixed(EXAMPLES[slug])) == safely_fixed(EXAMPLES[slug])


@given(schema_documents.documents())
def test_safe_fixes_do_not_add_findings_to_any_document(document: bytes) -> None:
    outcome = fixing(document, safe)

    assert came(outcome) == Counter()
    assert safely_fixed(outcome.document.data) == outcome.document.data


@given(schema_documents.documents())
def test_fixing_any_document_twice_changes_nothing(document: bytes) -> None:
    once = fixed(document)

    assert fixed(once) == once


@given(leaves(), SPELLINGS, st.sampled_from([" yes ", "1", "on", "True", "x", ""]))
def test_safe_fixes_do_not_add_findings_to_any_setting(
    place: Place, spelling: object, text: str
) -> None:
    name = place.setting.name.encode()
    other = spelling(place.setting.name).encode() if callable(spelling) else name
    document = place.document(text).replace(b"<" + name + b">", b"<" + other + b">")
    document = document.replace(b"</" + name + b">", b"</" + other + b">")

    outcome = fixing(document, safe)

    assert came(outcome) == Counter()
    assert outcome.document.data == by_its_edits(outcome)


@given(
    st.sampled_from([slug for slug in OFFERED if slug != "wrong-encoding-declaration"]),
    CODECS,
    LINE_ENDS,
)
def test_a_fix_results_in_the_same_text_in_every_encoding(
    slug: str, codec: str, line_end: str
) -> None:
    text = EXAMPLES[slug].decode().replace(' encoding="utf-8"', "").replace("\n", line_end)

    expected = decode(fixed(text.encode()))[0]

    assert decode(fixed(text.encode(codec)))[0] == expected


@given(xml_documents.documents(), CODECS)
def test_any_xml_can_be_fixed_and_shown(document: str, codec: str) -> None:
    outcome = fixing(document.encode(codec))

    text = decode(outcome.document.data)[0]
    assert len(displayed_lines(outcome.document, catalog())) == len(re.split("\r\n?|\n", text))


@given(st.binary(max_size=200))
def test_any_bytes_can_be_fixed_and_shown(data: bytes) -> None:
    assert displayed_lines(fixing(data).document, catalog())


@given(leaves())
def test_no_fix_contains_a_part_of_the_document(place: Place) -> None:
    secrets = (CANARY_PASSWORD, TEST_MAK)
    fixes = [one.fix for text in secrets for one in judged(place.document(f" {text} "))]

    assert not any(text in repr(fixes) for text in secrets)
