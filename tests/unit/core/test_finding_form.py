from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.reports import FIXABLE, HOSTILE_NAMES, LEFTOVER, MARKUP_NAMES, NOTE
from unattend_gen.core.finding import Edit, Excerpt, Finding, Fix
from unattend_gen.core.finding_form import FINDINGS

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
    written = json.loads(json.dumps(FINDINGS.write(finding)))

    assert FINDINGS.read(written) == finding


def test_the_excerpt_is_kept_though_it_does_not_count_in_comparison() -> None:
    written = json.loads(json.dumps(FINDINGS.write(replace(NOTE, excerpt=EXCERPT))))

    assert FINDINGS.read(written).excerpt == EXCERPT
