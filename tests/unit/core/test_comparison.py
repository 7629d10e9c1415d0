from __future__ import annotations

from dataclasses import replace

import pytest

from tests.comparisons import TIME_ZONE, a_change, a_comparison
from unattend_gen.core.comparison import ChangeKind, Comparison, FileComparison, FileState
from unattend_gen.core.finding import Severity
from unattend_gen.errors import ExitCode

BOTH = FileComparison("f", "a/f", "b/f")


@pytest.mark.parametrize(
    ("file", "state", "severity"),
    [
        (BOTH, FileState.SAME, None),
        (replace(BOTH, right=None), FileState.ONLY_LEFT, Severity.WARNING),
        (replace(BOTH, left=None), FileState.ONLY_RIGHT, Severity.WARNING),
        (replace(BOTH, note="other bytes"), FileState.DIFFERENT, Severity.WARNING),
        (replace(BOTH, changes=(a_change(),)), FileState.DIFFERENT, Severity.WARNING),
        (
            replace(BOTH, changes=(a_change(ChangeKind.RESPELLED),)),
            FileState.RESPELLED,
            Severity.NOTE,
        ),
    ],
)
def test_a_file_has_a_state(
    file: FileComparison, state: FileState, severity: Severity | None
) -> None:
    assert (file.state, file.severity) == (state, severity)


@pytest.mark.parametrize(
    ("comparison", "code"),
    [
        (Comparison("a", "b", (BOTH,)), ExitCode.CLEAN),
        (Comparison("a", "b"), ExitCode.UNUSABLE),
        (a_comparison(), ExitCode.FINDINGS),
        (replace(a_comparison(), fail_on=None), ExitCode.INCOMPLETE),
        (replace(a_comparison(), files=(BOTH,)), ExitCode.INCOMPLETE),
        (
            Comparison("a", "b", (replace(BOTH, changes=(a_change(ChangeKind.RESPELLED),)),)),
            ExitCode.CLEAN,
        ),
        (
            Comparison(
                "a",
                "b",
                (replace(BOTH, changes=(a_change(ChangeKind.RESPELLED),)),),
                fail_on=Severity.NOTE,
            ),
            ExitCode.FINDINGS,
        ),
    ],
)
def test_a_comparison_has_an_exit_code(comparison: Comparison, code: ExitCode) -> None:
    assert comparison.exit_code is code


@pytest.mark.parametrize("kind", ChangeKind)
def test_a_change_has_the_setting_of_the_only_side(kind: ChangeKind) -> None:
    assert a_change(kind).setting == TIME_ZONE


def test_changes_and_states_are_counted() -> None:
    comparison = a_comparison()

    assert comparison.counts() == {ChangeKind.CHANGED: 2}
    assert comparison.states() == {
        FileState.ONLY_LEFT: 1,
        FileState.ONLY_RIGHT: 1,
        FileState.DIFFERENT: 2,
        FileState.SAME: 1,
    }
