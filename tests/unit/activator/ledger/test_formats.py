from __future__ import annotations

import csv
import json
import re

from tests.ledgers import SECRET_ID, a_day, a_forecast, counted, done, planned
from unattend_gen.activator.ledger.forecast import WarningLimits
from unattend_gen.activator.ledger.formats import COLUMNS, FORMATS, LedgerView

EXPECTED = a_forecast(
    counted(2, 50), planned(5, 30, "west"), done(6, 28, "west"), planned(9, 30, "=east<b>")
)


def a_view() -> LedgerView:
    return LedgerView((EXPECTED,), WarningLimits(0, 30, a_day(9)))


def test_text_lists_the_events_and_warnings() -> None:
    assert FORMATS["text"](a_view()) == (
        f"key ending in Q4JK2  ({SECRET_ID})\n"
        "  50 left on 2026-11-02, 28 used since: 22 left; 32 still due, -10 left then\n"
        "  DAY            COUNT      LEFT  WHAT\n"
        "  2026-11-02        50        50  counted\n"
        "  2026-11-06        28        22  west done\n"
        "  2026-11-06         2        20  west planned\n"
        "  2026-11-09        30       -10  =east<b> planned\n"
        "  warning: 10 too few after =east<b> on 2026-11-09; ask Microsoft for more activations,"
        " or plan less\n"
    )


def test_json_has_deployments_and_points() -> None:
    document = json.loads(FORMATS["json"](a_view()))

    assert (document["schema"], document["exit_code"]) == ("unattend-gen/mak-ledger/1", 1)
    assert document["keys"][0]["deployments"][0] == {
        "name": "west",
        "day": "2026-11-05",
        "planned": 30,
        "done": 28,
    }
    assert document["keys"][0]["points"][-1] == {
        "day": "2026-11-09",
        "kind": "planned",
        "name": "=east<b>",
        "count": 30,
        "left": -10,
        "is_ahead": True,
    }


def test_csv_cells_are_never_formulas() -> None:
    rows = list(csv.reader(FORMATS["csv"](a_view()).splitlines()))

    assert rows[0] == list(COLUMNS)
    assert rows[-1] == [
        *("Q4JK2", SECRET_ID, "2026-11-09", "planned", "'=east<b>", "30", "-10", "yes")
    ]


def test_the_page_is_escaped_and_loads_nothing() -> None:
    page = FORMATS["html"](a_view())
    tags = re.findall(r"<(\w+)", page)

    assert page.isascii()
    assert "=east&lt;b&gt;" in page
    assert not {"b", "script", "img", "link", "iframe"}.intersection(tags)
    assert tags.count("circle") == 4
    assert tags.count("polyline") == 2


def test_a_ledger_is_well_where_nothing_is_warned_of() -> None:
    assert LedgerView((a_forecast(counted(2, 5)),), WarningLimits(0, 30, a_day(9))).is_well
    assert not a_view().is_well
