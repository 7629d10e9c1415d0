from __future__ import annotations

from unattend_gen.core.overview import LeftOutReason, Overview


def test_an_empty_overview_counts_nothing() -> None:
    overview = Overview()

    assert (overview.files, overview.secrets, overview.groups, overview.machines) == (0, 0, (), {})


def test_the_reasons_for_leaving_out_are_words_of_the_report() -> None:
    assert [reason.value for reason in LeftOutReason] == [
        "excluded",
        "not-changed",
        "beside-known-places",
    ]
