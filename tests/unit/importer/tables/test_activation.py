from __future__ import annotations

from tests.imports import tables
from unattend_gen.importer.tables.activation import propose

SKIP = "specialize/Microsoft-Windows-Security-SPP-UX/SkipAutoActivation"


def test_the_switch_is_read() -> None:
    assert tables(propose, {SKIP: "true"}) == [{"skip_automatic": True}]


def test_another_word_is_no_switch() -> None:
    assert tables(propose, {SKIP: "yes"}) == [{}]
