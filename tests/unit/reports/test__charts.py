from __future__ import annotations

from dataclasses import replace

from tests.reports import AUDITED, CHECKED, CLEAN, OVERVIEW
from unattend_gen.core.report import Report
from unattend_gen.reports._charts import MOST_BARS, Chart, charts


def by_machine(**machines: int) -> Chart:
    overview = replace(OVERVIEW, machines=machines)
    return charts(replace(AUDITED, overview=overview))[0]


def test_there_are_three_charts_each_with_the_largest_first() -> None:
    drawn = charts(AUDITED)

    assert [chart.slug for chart in drawn] == ["machines", "rules", "states"]
    assert [[(bar.name, bar.number, bar.kind) for bar in chart.bars] for chart in drawn] == [
        [("PC-2", 2, "error"), ("PC-1", 1, "error")],
        [("leftover-key", 1, "error"), ("wrong-case", 1, "note")],
        [("marker", 40, "good"), ("published key", 7, "note"), ("clear", 3, "error")],
    ]


def test_the_common_folder_of_machines_is_named_once() -> None:
    assert charts(AUDITED)[0].sentence.endswith(" All are below fleet/.")
    assert charts(replace(AUDITED, overview=replace(OVERVIEW, machines={"a": 1})))[
        0
    ].sentence.endswith("below the given path.")


def test_a_chart_without_bars_is_omitted() -> None:
    nothing = Report("audit", documents_read=1, overview=replace(OVERVIEW, states={}, machines={}))

    assert charts(nothing) == charts(CLEAN) == ()


def test_a_report_of_another_command_has_a_chart_of_rules_only() -> None:
    assert [chart.slug for chart in charts(CHECKED)] == ["rules"]


def test_a_bar_is_as_long_as_its_share_of_the_largest_and_never_invisible() -> None:
    widths = [bar.width for bar in by_machine(a=400, b=200, c=1).bars]

    assert widths == [360, 180, 3]


def test_many_bars_end_in_one_for_the_rest() -> None:
    chart = by_machine(**{f"pc{number:03}": 2 for number in range(MOST_BARS + 5)})

    assert len(chart.bars) == MOST_BARS + 1
    assert (chart.bars[-1].name, chart.bars[-1].number) == ("5 others", 10)


def test_of_a_long_name_the_end_is_shown() -> None:
    name = f"{'x' * 40}-PC-7"

    bar = by_machine(**{name: 1}).bars[0]

    assert (bar.name, len(bar.label)) == (name, 32)
    assert bar.label.startswith("\u2026")
    assert bar.label.endswith("-PC-7")


def test_bars_do_not_overlap_and_stay_in_the_drawing() -> None:
    chart = by_machine(a=2, b=1)
    first, second = chart.bars

    assert first.top + chart.thickness < second.top
    assert second.top + chart.thickness < chart.height
    assert first.end < chart.width
