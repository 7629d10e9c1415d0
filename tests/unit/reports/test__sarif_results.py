from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.reports import CHECKED, FIXABLE, LEFTOVER, NOTE, WITH_KNOWN
from unattend_gen.core.finding import Severity
from unattend_gen.core.report import Report, Suppressed
from unattend_gen.reports._sarif_places import Artifacts
from unattend_gen.reports._sarif_results import MOST_RESULTS, encode_results, shown_results

WARNING = replace(NOTE, severity=Severity.WARNING)
INDEXES = {"leftover-key": 0, "plain-text-password": 1, "too-long": 2, "wrong-case": 3}


def results(report: Report) -> Any:  # noqa: ANN401 - JSON has no narrower type
    return encode_results(shown_results(report), INDEXES, Artifacts())


def test_a_fix_names_the_pieces_to_replace_and_quotes_none() -> None:
    [first, *_] = results(WITH_KNOWN)

    assert first["fixes"] == [
        {
            "description": {"text": "write ComputerName"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "/2", "index": 2},
                    "replacements": [
                        {
                            "deletedRegion": {"charOffset": 90, "charLength": 12},
                            "insertedContent": {"text": "ComputerName"},
                        },
                        {"deletedRegion": {"charOffset": 120, "charLength": 5}},
                    ],
                }
            ],
            "properties": {"isSafe": True},
        }
    ]


def test_without_edits_there_is_no_fix() -> None:
    assert ["fixes" in result for result in results(CHECKED)] == [False, False]


def test_what_is_known_is_suppressed_from_outside_with_its_reason() -> None:
    assert [result["suppressions"] for result in results(WITH_KNOWN)] == [
        [],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "the lab has no secrets",
            }
        ],
        [{"kind": "external", "status": "accepted"}],
    ]


def test_where_nothing_is_suppressed_no_result_speaks_of_it() -> None:
    assert ["suppressions" in result for result in results(CHECKED)] == [False, False]


def test_of_too_many_results_the_worst_stay_in_their_order() -> None:
    known = Suppressed(LEFTOVER)
    report = Report("validate", findings=(NOTE, WARNING, LEFTOVER, FIXABLE), suppressed=(known,))

    shown = shown_results(report, most=3)

    assert shown.findings == ((NOTE, None), (WARNING, None), (LEFTOVER, None))
    assert shown.left_out == 2


def test_what_code_scanning_takes_is_shown_whole() -> None:
    report = Report("validate", findings=(NOTE,) * MOST_RESULTS)

    assert shown_results(report).left_out == 0


def test_results_on_the_same_secret_share_a_fingerprint_of_their_own() -> None:
    found = replace(LEFTOVER, secret_id="00112233445566ff")

    [result] = results(Report("audit", findings=(found,)))

    assert result["partialFingerprints"] == {
        "unattendGen/v1": LEFTOVER.fingerprint,
        "unattendGenSecret/v1": "00112233445566ff",
    }
