from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK, a_shell_setup
from unattend_gen.auditor.panther import check
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import (
    CheckedDocument,
    CheckedSetting,
    Report,
    SettingState,
    Skipped,
    SkipReason,
    Verdict,
)
from unattend_gen.errors import AnswerFileError, ExitCode

KEY_SETTING = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
SCRUBBED = a_shell_setup("specialize", f"<ProductKey>{MARKER}</ProductKey>")
LEAKED = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
PLAIN = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")
BROKEN = b"<unattend>\n<Password>" + CANARY_PASSWORD.encode()


def a_document(name: str, data: bytes) -> Document:
    return Document(Location(name), data)


def verdicts(report: Report) -> list[tuple[str, Verdict]]:
    return [(one.location.path, one.verdict) for one in report.documents]


def test_a_scrubbed_copy_is_clean() -> None:
    assert check([a_document("a.xml", SCRUBBED)], catalog()) == Report(
        command="check",
        documents_read=1,
        documents=(
            CheckedDocument(
                Location("a.xml"),
                Verdict.SCRUBBED,
                (CheckedSetting(KEY_SETTING, SettingState.MARKER, 3),),
            ),
        ),
    )


def test_a_leaked_copy_is_an_error_that_shows_the_last_five_characters() -> None:
    report = check([a_document("a.xml", LEAKED)], catalog())

    assert report.findings == (
        Finding(
            "leftover-key",
            Severity.ERROR,
            Confidence.HIGH,
            Location("a.xml", line=3, column=182, setting=KEY_SETTING),
            "a product key ending in Q4JK2 is left in clear text",
            "delete the file or scrub it, and have the key replaced if others could read it;"
            " no pass is marked as processed, so Setup has not scrubbed this file",
            last_five="Q4JK2",
        ),
    )
    assert report.exit_code is ExitCode.FINDINGS


def test_each_document_has_its_own_verdict() -> None:
    documents = [a_document("1", LEAKED), a_document("2", SCRUBBED), a_document("3", PLAIN)]

    assert verdicts(check(documents, catalog())) == [
        ("1", Verdict.LEAKED),
        ("2", Verdict.SCRUBBED),
        ("3", Verdict.NOTHING_TO_SCRUB),
    ]


def test_a_document_that_does_not_parse_is_unreadable_skipped_and_looked_at_all_the_same() -> None:
    report = check([a_document("a.xml", BROKEN)], catalog())

    assert verdicts(report) == [("a.xml", Verdict.UNREADABLE)]
    assert [finding.rule for finding in report.findings] == ["leftover-password"]
    assert [(one.reason, one.location.path) for one in report.skipped] == [
        (SkipReason.NOT_WELL_FORMED, "a.xml")
    ]
    assert not report.is_complete


def test_a_document_that_does_not_parse_is_never_clean() -> None:
    report = check([a_document("a.xml", b"<unattend>")], catalog())

    assert report.findings == ()
    assert report.exit_code is ExitCode.INCOMPLETE


def test_what_could_not_be_read_goes_into_the_report() -> None:
    skipped = Skipped(Location("b.xml"), SkipReason.UNREADABLE, "permission denied")

    report = check([a_document("a.xml", SCRUBBED), skipped], catalog())

    assert report.skipped == (skipped,)
    assert report.documents_read == 1
    assert report.exit_code is ExitCode.INCOMPLETE


def test_nothing_to_look_at_is_not_clean() -> None:
    assert check([], catalog()).exit_code is ExitCode.UNUSABLE


def test_a_copy_that_differs_from_what_was_rendered_is_told() -> None:
    report = check([a_document("a.xml", PLAIN)], catalog(), against=[a_document("r.xml", SCRUBBED)])

    assert {finding.rule for finding in report.findings} == {"differs-from-rendered"}
    assert verdicts(report) == [("a.xml", Verdict.NOTHING_TO_SCRUB)]
    assert report.exit_code is ExitCode.FINDINGS


def test_a_scrubbed_copy_of_what_was_rendered_does_not_differ() -> None:
    report = check(
        [a_document("a.xml", SCRUBBED)], catalog(), against=[a_document("r.xml", LEAKED)]
    )

    assert report.findings == ()


def test_a_rendered_file_that_is_no_answer_file_is_an_error() -> None:
    with pytest.raises(AnswerFileError) as caught:
        check([], catalog(), against=[a_document("r.xml", BROKEN)])

    assert caught.value.where == "r.xml"
    assert caught.value.__cause__ is None
