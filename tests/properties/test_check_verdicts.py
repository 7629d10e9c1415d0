from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.check_documents import (
    LEAVINGS,
    SCRUBBINGS,
    SOME_SPOTS,
    SPOTS,
    Spot,
    a_copy,
)
from unattend_gen.auditor.panther import check
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report, SettingState, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable


def checked(data: bytes, *against: bytes) -> Report:
    return check(
        [Document(Location("unattend.xml"), data)],
        catalog(),
        against=[Document(Location("rendered.xml"), rendered) for rendered in against],
    )


def states(report: Report) -> list[SettingState]:
    return [setting.state for document in report.documents for setting in document.settings]


def test_a_copy_with_every_sensitive_setting_scrubbed_is_scrubbed() -> None:
    report = checked(a_copy((spot, spot.scrubbed()) for spot in SPOTS))

    assert report.findings == ()
    assert states(report) == [SettingState.MARKER] * len(SPOTS)
    assert report.documents[0].verdict is Verdict.SCRUBBED


@given(SOME_SPOTS, st.data())
def test_scrubbing_in_any_form_results_in_a_scrubbed_copy(
    spots: list[Spot], data: st.DataObject
) -> None:
    report = checked(a_copy((spot, data.draw(SCRUBBINGS)(spot)) for spot in spots))

    assert report.findings == ()
    assert report.documents[0].verdict is Verdict.SCRUBBED


@given(SOME_SPOTS, st.sampled_from(SPOTS), LEAVINGS, st.booleans())
def test_leaving_one_secret_makes_a_leaked_copy(
    spots: list[Spot],
    left: Spot,
    leave: Callable[[Spot], str],
    is_processed: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    others = [(spot, spot.scrubbed()) for spot in spots]
    report = checked(a_copy([*others, (left, leave(left))], is_processed=is_processed))

    assert report.documents[0].verdict is Verdict.LEAKED
    assert len(report.findings) == 1
    assert states(report)[-1] in {SettingState.CLEAR, SettingState.ENCODED}


@given(SOME_SPOTS, st.data())
def test_each_secret_that_is_left_has_a_finding_of_its_own(
    spots: list[Spot], data: st.DataObject
) -> None:
    report = checked(a_copy((spot, data.draw(LEAVINGS)(spot)) for spot in spots))

    assert {finding.rule for finding in report.findings} <= {"leftover-key", "leftover-password"}
    assert len(report.findings) == len(spots)


@given(SOME_SPOTS, st.data())
def test_scrubbing_is_not_a_difference_from_the_rendered_file(
    spots: list[Spot], data: st.DataObject
) -> None:
    rendered = a_copy(((spot, spot.left()) for spot in spots), is_processed=False)
    copy = a_copy((spot, data.draw(SCRUBBINGS)(spot)) for spot in spots)

    assert checked(copy, rendered).findings == ()
