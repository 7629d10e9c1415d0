from __future__ import annotations

from dataclasses import replace

import pytest

from unattend_gen.core.finding import (
    HIDDEN,
    Confidence,
    Excerpt,
    Finding,
    Fix,
    RuleCard,
    RulePage,
    Severity,
)
from unattend_gen.core.location import Location

PLACE = Location("unattend.xml", line=18, column=7, setting="specialize/C/ProductKey")
CARD = RuleCard(
    slug="key-in-generalize",
    summary="a product key stands in a pass that does not use it",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad="<bad/>",
    good="<good/>",
)
FINDING = Finding(
    rule="key-in-generalize",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    location=PLACE,
    message="the generalize pass does not read ProductKey",
    advice="move it to specialize",
)


def test_a_finding_has_severity_and_confidence_of_its_card() -> None:
    finding = CARD.finding(
        PLACE, "the generalize pass does not read ProductKey", advice="move it to specialize"
    )

    assert finding == FINDING


def test_a_finding_may_override_severity_and_confidence_of_its_card() -> None:
    finding = CARD.finding(
        PLACE,
        "the generalize pass does not read ProductKey",
        advice="move it to specialize",
        severity=Severity.NOTE,
        confidence=Confidence.LOW,
        last_five="2YT43",
    )

    assert finding == replace(
        FINDING, severity=Severity.NOTE, confidence=Confidence.LOW, last_five="2YT43"
    )


def test_severities_compare_by_weight() -> None:
    assert sorted(Severity) == [Severity.NOTE, Severity.WARNING, Severity.ERROR]


def test_severities_have_the_words_of_the_contract() -> None:
    assert [severity.label for severity in Severity] == ["note", "warning", "error"]


def test_confidences_have_the_words_of_the_contract() -> None:
    assert [str(confidence) for confidence in Confidence] == ["high", "medium", "low"]


def test_the_fingerprint_is_the_same_in_every_run() -> None:
    assert FINDING.fingerprint == "bd6486324dfc31975751d6a0d25fc683"


@pytest.mark.parametrize(
    "other",
    [
        replace(FINDING, message="other words"),
        replace(FINDING, advice="other words"),
        replace(FINDING, severity=Severity.NOTE),
        replace(FINDING, last_five="2YT43"),
        replace(FINDING, fix=Fix("remove it", is_safe=True)),
        replace(FINDING, location=replace(PLACE, line=19, column=1)),
    ],
)
def test_the_fingerprint_survives_other_words_and_edits_elsewhere(other: Finding) -> None:
    assert other.fingerprint == FINDING.fingerprint


@pytest.mark.parametrize(
    "other",
    [
        replace(FINDING, rule="key-mistyped"),
        replace(FINDING, location=replace(PLACE, path="other.xml")),
        replace(FINDING, location=replace(PLACE, inside=("unattend.xml",))),
        replace(FINDING, location=replace(PLACE, setting="specialize/C/Other")),
        replace(FINDING, location=replace(PLACE, setting=None)),
    ],
)
def test_the_fingerprint_differs_by_rule_and_location(other: Finding) -> None:
    assert other.fingerprint != FINDING.fingerprint


def test_the_fingerprint_includes_the_line_if_there_is_no_setting() -> None:
    first = replace(FINDING, location=Location("unattend.xml", line=1))
    second = replace(FINDING, location=Location("unattend.xml", line=2))

    assert first.fingerprint != second.fingerprint


def test_the_fingerprint_is_the_same_on_windows() -> None:
    here = replace(FINDING, location=Location("share/unattend.xml", line=1))
    there = replace(FINDING, location=Location("share\\unattend.xml", line=1))

    assert here.fingerprint == there.fingerprint


def test_a_file_name_that_is_not_unicode_has_a_fingerprint() -> None:
    finding = replace(FINDING, location=Location("unattend-\udcff.xml"))

    assert len(finding.fingerprint) == 32


def test_a_finding_has_the_address_of_its_rule() -> None:
    assert FINDING.help == "unattend-gen explain key-in-generalize"


def test_a_finding_keeps_its_fix_unless_there_is_another() -> None:
    fix = Fix("remove it", is_safe=True)

    assert FINDING.fixed_by(fix) == replace(FINDING, fix=fix)
    assert FINDING.fixed_by(fix).fixed_by(None).fix == fix


def test_the_excerpt_is_not_part_of_the_fingerprint() -> None:
    assert replace(FINDING, excerpt=Excerpt("<a/>", 1, 2)) == FINDING


def test_the_caret_is_below_the_place_of_the_finding() -> None:
    excerpt = Excerpt(f"<Key>{HIDDEN}</Key>", 1, 4)

    assert f"{excerpt.text}\n{excerpt.caret}" == "<Key>…</Key>\n ^^^"


RULE_PAGE_CARD = RuleCard(
    "a-rule", "it is so", Severity.NOTE, Confidence.LOW, "0.1", bad="<b/>", good="<g/>"
)


def test_the_lead_is_the_first_sentence_on_one_line() -> None:
    page = RulePage(RULE_PAGE_CARD, "It is so, and\nso it stays.\n\n## Why it matters\nBecause.\n")

    assert page.lead == "It is so, and so it stays."
