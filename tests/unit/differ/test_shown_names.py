from __future__ import annotations

from dataclasses import replace

from tests.reports import SKIPPED
from tests.samples import TEST_MAK
from unattend_gen.core.comparison import Comparison, FileComparison
from unattend_gen.core.location import Location
from unattend_gen.differ.shown_names import with_shown_names


def test_every_name_is_masked() -> None:
    file = FileComparison(f"{TEST_MAK}.xml", None, f"b/{TEST_MAK}.xml")
    skipped = replace(SKIPPED, location=Location(f"a/{TEST_MAK}.xml"))

    shown = with_shown_names(Comparison(f"{TEST_MAK}/a", "b", (file,), (skipped,)))

    assert shown == Comparison(
        "***-Q4JK2/a",
        "b",
        (FileComparison("***-Q4JK2.xml", None, "b/***-Q4JK2.xml"),),
        (replace(SKIPPED, location=Location("a/***-Q4JK2.xml")),),
    )
