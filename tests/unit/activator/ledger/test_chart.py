from __future__ import annotations

from tests.ledgers import a_forecast, counted, done, planned
from unattend_gen.activator.ledger.chart import HEIGHT, WIDTH, Line, Mark, chart


def test_a_single_count_is_one_mark() -> None:
    drawn = chart(a_forecast(counted(2, 100)), 0)

    assert (drawn.past, drawn.ahead) == ("70,16", "")
    assert drawn.marks == (Mark(70, 16, "2026-11-02: counted, 100 left", "good"),)
    assert (drawn.first, drawn.last) == ("2026-11-02", "2026-11-02")


def test_a_count_stays_until_the_day_that_changes_it() -> None:
    entries = (counted(2, 100), planned(12, 50, "west"), done(12, 50, "west"))

    assert chart(a_forecast(*entries), 0).past == "70,16 700,16 700,121"


def test_the_future_begins_where_the_past_ends() -> None:
    drawn = chart(a_forecast(counted(2, 100), planned(12, 100, "west")), 0)

    assert drawn.past.split()[-1] == drawn.ahead.split()[0]
    assert drawn.marks[-1] == Mark(700, 226, "2026-11-12: west planned, 0 left", "note")


def test_what_falls_below_is_marked_and_stays_in_the_drawing() -> None:
    drawn = chart(a_forecast(counted(2, 10), planned(12, 100, "west")), 5)

    assert [mark.kind for mark in drawn.marks] == ["good", "error"]
    assert all(0 <= mark.x <= WIDTH and 0 <= mark.y <= HEIGHT for mark in drawn.marks)


def test_the_least_has_a_line_of_its_own() -> None:
    lines = chart(a_forecast(counted(2, 100)), 50).lines

    assert lines == (Line(16, "100", "quiet"), Line(226, "0", "quiet"), Line(121, "50", "warning"))


def test_a_key_that_is_used_up_can_be_drawn() -> None:
    assert chart(a_forecast(counted(2, 0)), 0).marks[0].title == "2026-11-02: counted, 0 left"
