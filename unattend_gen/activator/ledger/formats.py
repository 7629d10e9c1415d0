"""The ledger as text, JSON, CSV, and an HTML page with a chart for each key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import csv_line, render_page
from unattend_gen.activator.ledger.chart import chart
from unattend_gen.activator.ledger.forecast import warnings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from unattend_gen.activator.ledger.forecast import Forecast, Point, WarningLimits

SCHEMA: Final = "unattend-gen/mak-ledger/1"
COLUMNS: Final = ("last_five", "secret_id", "day", "kind", "name", "count", "left", "is_ahead")
"""The CSV header; columns are only ever added."""

_ROW: Final = "  {:<10}  {:>8}  {:>8}  {}"


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The part of a ledger that is shown.

    Attributes:
        forecasts: one for each key.
        limits: when to warn.
    """

    forecasts: tuple[Forecast, ...]
    limits: WarningLimits

    def warnings(self, expected: Forecast) -> tuple[str, ...]:
        """Return the warnings about one of its keys."""
        return warnings(expected, self.limits)

    @property
    def is_well(self) -> bool:
        """Whether there are no warnings."""
        return not any(self.warnings(expected) for expected in self.forecasts)


def _as_text(view: LedgerView) -> str:
    return "\n".join("\n".join(_text_lines(view, one)) + "\n" for one in view.forecasts)


def _text_lines(view: LedgerView, expected: Forecast) -> Iterator[str]:
    yield f"key ending in {expected.account.last_five}  ({expected.account.secret_id})"
    yield f"  {_sentence(expected)}"
    yield _ROW.format("DAY", "COUNT", "LEFT", "WHAT")
    for point in expected.points:
        yield _ROW.format(point.day.isoformat(), point.count, point.left, _event(point))
    for warning in view.warnings(expected):
        yield f"  warning: {warning}"


def _sentence(expected: Forecast) -> str:
    counted = expected.counted
    now = f"{counted.count} left on {counted.day}, {expected.used} used since: {expected.left} left"
    return f"{now}; {expected.still_due} still due, {expected.left_at_the_end} left then"


def _event(point: Point) -> str:
    return f"{point.name} {point.kind.value}".strip()


def _as_csv(view: LedgerView) -> str:
    rows = (
        {**_key(one), **_point(point), "is_ahead": "yes" if point.is_ahead else "no"}
        for one in view.forecasts
        for point in one.points
    )
    return csv_line(COLUMNS) + "".join(csv_line(row[name] for name in COLUMNS) for row in rows)


def _as_json(view: LedgerView) -> str:
    document = {
        "schema": SCHEMA,
        "keys": [_json_forecast(view, one) for one in view.forecasts],
        "warn_below": view.limits.least,
        "exit_code": 0 if view.is_well else 1,
    }
    return json.dumps(document, indent=2) + "\n"


def _json_forecast(view: LedgerView, expected: Forecast) -> Mapping[str, object]:
    counted = expected.counted
    return {
        **_key(expected),
        "counted": {"day": counted.day.isoformat(), "count": counted.count},
        "used": expected.used,
        "left": expected.left,
        "still_due": expected.still_due,
        "left_at_the_end": expected.left_at_the_end,
        "deployments": [
            {"name": one.name, "day": one.day.isoformat(), "planned": one.planned, "done": one.done}
            for one in expected.deployments
        ],
        "points": [{**_point(point), "is_ahead": point.is_ahead} for point in expected.points],
        "warnings": list(view.warnings(expected)),
    }


def _key(expected: Forecast) -> dict[str, object]:
    return {"last_five": expected.account.last_five, "secret_id": expected.account.secret_id}


def _point(point: Point) -> dict[str, object]:
    return {
        "day": point.day.isoformat(),
        "kind": point.kind.value,
        "name": point.name,
        "count": point.count,
        "left": point.left,
    }


def _as_html(view: LedgerView) -> str:
    """Return one self-contained page without scripts."""
    values = {
        "keys": [_html_forecast(view, one) for one in view.forecasts],
        "outcome": "enough" if view.is_well else "with warnings",
    }
    return render_page("activation/ledger.html.j2", values)


def _html_forecast(view: LedgerView, expected: Forecast) -> Mapping[str, object]:
    return {
        "last_five": expected.account.last_five,
        "sentence": _sentence(expected),
        "chart": chart(expected, view.limits.least),
        "points": [(point, _event(point)) for point in expected.points],
        "warnings": view.warnings(expected),
    }


FORMATS: Final[Mapping[str, Callable[[LedgerView], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "csv": _as_csv,
    "html": _as_html,
}
