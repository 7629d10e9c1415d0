from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.reports import FIXABLE, HOSTILE_NAMES, LEFTOVER, MARKUP_NAMES, NOTE
from unattend_gen.core.finding import Edit, Excerpt, Finding, Fix
from unattend_gen.core.finding_form import finding_form

EXCERPT = Excerpt("<Password>\u2026</Password>", 1, 9)


@pytest.mark.parametrize(
    "finding",
    [
        LEFTOVER,
        NOTE,
        FIXABLE,
        replace(LEFTOVER, secret_id="0123456789abcdef"),
        replace(NOTE, fix=Fix("delete it", False, (Edit(1, 2),), uncovers=True)),
        *HOSTILE_NAMES.findings,
        *MARKUP_NAMES.findings,
    ],
)
def test_written_findings_are_read_back(finding: Finding) -> None:
    form = finding_form()
    written = json.loads(json.dumps(form.write(finding)))

    assert form.read(written) == finding


def test_the_excerpt_is_kept_though_it_does_not_count_in_comparison() -> None:
    form = finding_form()
    written = json.loads(json.dumps(form.write(replace(NOTE, excerpt=EXCERPT))))

    assert form.read(written).excerpt == EXCERPT


def test_a_long_fix_of_many_findings_is_kept_once() -> None:
    form = finding_form()
    long = Fix("number the items", False, tuple(Edit(at, at + 1, "1") for at in range(1000)))
    other = replace(long, summary="number the other items")

    written = [form.write(replace(NOTE, fix=fix)) for fix in (long, long, other)]

    assert len(json.dumps(written)) < 3000
    assert [form.read(json.loads(json.dumps(row))).fix for row in written] == [long, long, other]
