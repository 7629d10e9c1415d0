from __future__ import annotations

from dataclasses import replace

import pytest

from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.overview import LeftOutReason, Overview
from unattend_gen.core.packed import Packed
from unattend_gen.core.report import (
    FEW,
    CheckedDocument,
    Report,
    SettingState,
    Skipped,
    SkipReason,
    Suppressed,
    Verdict,
    gathered,
    in_reading_order,
)
from unattend_gen.errors import ExitCode


def a_finding(severity: Severity) -> Finding:
    return Finding(
        "rule", severity, Confidence.HIGH, Location("a.xml", line=1), "message", "advice"
    )


def a_note(
    path: str, line: int | None = None, column: int | None = None, rule: str = "rule"
) -> Finding:
    location = Location(path, line=line, column=column)
    return replace(a_finding(Severity.NOTE), location=location, rule=rule)


NOTE, WARNING, ERROR = map(a_finding, Severity)
SKIPPED = Skipped(Location("boot.wim"), SkipReason.NEEDS_EXTRA, "install the extra")


@pytest.mark.parametrize(
    ("findings", "skipped", "documents_read", "fail_on", "exit_code"),
    [
        # nothing found
        ((), (), 1, Severity.WARNING, ExitCode.CLEAN),
        ((), (), 0, Severity.WARNING, ExitCode.UNUSABLE),
        ((), (SKIPPED,), 0, Severity.WARNING, ExitCode.INCOMPLETE),
        ((), (SKIPPED,), 1, Severity.WARNING, ExitCode.INCOMPLETE),
        # the default threshold
        ((NOTE,), (), 1, Severity.WARNING, ExitCode.CLEAN),
        ((WARNING,), (), 1, Severity.WARNING, ExitCode.FINDINGS),
        ((ERROR,), (), 1, Severity.WARNING, ExitCode.FINDINGS),
        ((NOTE, NOTE, ERROR), (), 1, Severity.WARNING, ExitCode.FINDINGS),
        # other thresholds
        ((NOTE,), (), 1, Severity.NOTE, ExitCode.FINDINGS),
        ((WARNING,), (), 1, Severity.ERROR, ExitCode.CLEAN),
        ((ERROR,), (), 1, Severity.ERROR, ExitCode.FINDINGS),
        ((ERROR,), (), 1, None, ExitCode.CLEAN),
        # findings win over what was skipped, and both over nothing to look at
        ((ERROR,), (SKIPPED,), 1, Severity.WARNING, ExitCode.FINDINGS),
        ((NOTE,), (SKIPPED,), 1, Severity.WARNING, ExitCode.INCOMPLETE),
        ((ERROR,), (SKIPPED,), 1, None, ExitCode.INCOMPLETE),
        ((ERROR,), (), 0, Severity.WARNING, ExitCode.FINDINGS),
        # never a count
        ((ERROR,) * 256, (), 1, Severity.WARNING, ExitCode.FINDINGS),
    ],
)
def test_the_exit_code_follows_from_findings_skips_and_documents(
    findings: tuple[Finding, ...],
    skipped: tuple[Skipped, ...],
    documents_read: int,
    fail_on: Severity | None,
    exit_code: ExitCode,
) -> None:
    report = Report("validate", findings, skipped, documents_read, fail_on=fail_on)

    assert report.exit_code is exit_code


def test_an_empty_container_counts_as_read() -> None:
    opened = Report("audit", containers_read=1)

    assert opened.exit_code is ExitCode.CLEAN
    assert replace(opened, skipped=(SKIPPED,)).exit_code is ExitCode.INCOMPLETE


def test_empty_input_is_clean_if_that_is_allowed() -> None:
    empty = Report("audit", may_be_empty=True)

    assert (empty.exit_code, empty.has_input) == (ExitCode.CLEAN, False)
    assert replace(empty, skipped=(SKIPPED,)).exit_code is ExitCode.INCOMPLETE


def test_a_report_with_skipped_input_is_incomplete_with_any_exit_code() -> None:
    report = Report("validate", (ERROR,), (SKIPPED,), 1)

    assert (report.is_complete, report.exit_code) == (False, ExitCode.FINDINGS)
    assert Report("validate", documents_read=1).is_complete


def test_findings_are_counted_by_severity() -> None:
    report = Report("validate", (NOTE, ERROR, NOTE))

    assert report.counts() == {Severity.NOTE: 2, Severity.ERROR: 1}


def test_reading_order_is_path_then_line_then_column_then_rule() -> None:
    ordered = (
        a_note("a.xml"),
        a_note("a.xml", 1),
        a_note("a.xml", 2),
        a_note("a.xml", 2, 1),
        a_note("a.xml", 2, 5),
        a_note("a.xml", 2, 10, rule="a-rule"),
        a_note("a.xml", 2, 10),
        a_note("a.xml", 10),
        a_note("b.xml"),
    )

    assert in_reading_order(reversed(ordered)) == ordered


def test_a_report_of_nothing_is_unusable() -> None:
    assert Report("validate").exit_code is ExitCode.UNUSABLE


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (SettingState, ["marker", "clear", "encoded", "empty"]),
        (Verdict, ["scrubbed", "leaked", "nothing-to-scrub", "unreadable"]),
        (
            SkipReason,
            [
                "unreadable",
                "too-large",
                "needs-extra",
                "not-a-regular-file",
                "not-well-formed",
                "changed-while-read",
                "too-deep",
                "limit-reached",
                "damaged",
                "encrypted",
                "not-written",
            ],
        ),
    ],
)
def test_the_words_are_those_that_pipelines_read(
    words: type[SettingState | Verdict | SkipReason], expected: list[str]
) -> None:
    assert [str(word) for word in words] == expected


def test_a_checked_document_without_secrets_has_no_settings() -> None:
    document = CheckedDocument(Location("unattend.xml"), Verdict.NOTHING_TO_SCRUB)

    assert document.settings == ()


@pytest.mark.parametrize(
    ("fail_on", "fails"),
    [(Severity.ERROR, False), (Severity.WARNING, True), (Severity.NOTE, True), (None, False)],
)
def test_a_finding_fails_at_the_threshold(*, fail_on: Severity | None, fails: bool) -> None:
    assert Report("validate", fail_on=fail_on).fails(WARNING) is fails


def test_the_rules_of_suppressed_findings_are_included() -> None:
    known = Suppressed(a_note("a.xml", rule="too-long"))
    report = Report("validate", findings=(NOTE, WARNING), suppressed=(known,), documents_read=1)

    assert report.rules() == {"rule", "too-long"}
    assert report.exit_code is ExitCode.FINDINGS


def test_a_suppressed_finding_does_not_fail() -> None:
    report = Report("validate", suppressed=(Suppressed(ERROR),), documents_read=1)

    assert report.exit_code is ExitCode.CLEAN


def test_a_few_findings_are_gathered_in_a_tuple() -> None:
    assert gathered(iter((NOTE,) * FEW)) == (NOTE,) * FEW
    assert isinstance(gathered((NOTE,) * FEW), tuple)
    assert gathered(()) == ()


def test_findings_beyond_the_limit_are_packed() -> None:
    found = gathered(iter((*(NOTE,) * FEW, WARNING)))

    assert isinstance(found, Packed)
    assert tuple(found) == (*(NOTE,) * FEW, WARNING)


def test_a_report_of_packed_findings_has_the_same_exit_code() -> None:
    report = Report("validate", findings=gathered((NOTE,) * (FEW + 1)), documents_read=1)

    assert report.exit_code is ExitCode.CLEAN
    assert report.counts() == {Severity.NOTE: FEW + 1}
    assert report.rules() == {"rule"}


def test_skipped_input_can_be_allowed_but_is_still_reported() -> None:
    report = Report("audit", skipped=(SKIPPED,), documents_read=1, allows_skipped=True)

    assert (report.exit_code, report.is_complete) == (ExitCode.CLEAN, False)


def test_a_report_of_skipped_input_only_is_not_clean_even_if_skipping_is_allowed() -> None:
    report = Report("audit", skipped=(SKIPPED,), allows_skipped=True)

    assert report.exit_code is ExitCode.UNUSABLE


@pytest.mark.parametrize(
    ("reason", "exit_code"),
    [(LeftOutReason.NOT_CHANGED, ExitCode.CLEAN), (LeftOutReason.EXCLUDED, ExitCode.UNUSABLE)],
)
def test_unchanged_files_count_as_input_and_excluded_ones_do_not(
    reason: LeftOutReason, exit_code: ExitCode
) -> None:
    assert Report("audit", overview=Overview(left_out={reason: 3})).exit_code is exit_code
