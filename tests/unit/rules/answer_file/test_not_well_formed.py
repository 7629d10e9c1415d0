from __future__ import annotations

from tests.judging import judged, slugs
from tests.samples import CANARY_PASSWORD, a_shell_setup
from unattend_gen.core.location import Location


def test_the_finding_has_the_line_and_column_of_the_parser() -> None:
    finding = judged(b"<unattend>\n  <settings>\n</unattend>")[0]

    assert finding.rule == "not-well-formed"
    assert finding.location == Location("unattend.xml", line=3, column=12)


def test_an_empty_file_is_not_well_formed() -> None:
    assert slugs(b"") == ["not-well-formed"]


def test_bytes_that_are_no_text_are_not_well_formed() -> None:
    assert slugs(bytes(range(256))) == ["not-well-formed"]


def test_the_document_is_not_quoted() -> None:
    data = a_shell_setup("oobeSystem", f"<AutoLogon>{CANARY_PASSWORD}&</AutoLogon>")

    assert CANARY_PASSWORD not in repr(judged(data))
