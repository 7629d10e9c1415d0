"""The ledger in its forms: text, JSON, CSV, and a page with the course of each key."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.ledger.chart import chart
from unattend_gen.activator.ledger.verdict import warnings
from unattend_gen.core.quoting import safe_cell
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from unattend_gen.activator.ledger.course import Course, Point
    from unattend_gen.activator.ledger.verdict import Limits

SCHEMA: Final = "unattend-gen/mak-ledger/1"
COLUMNS: Final = ("last_five", "secret_id", "day", "kind", "name", "count", "left", "is_ahead")
"""The header of the CSV form; only ever added to."""

_ROW: Final = "  {:<10}  {:>8}  {:>8}  {}"


@dataclass(frozen=True, slots=True)
class LedgerView:
    """What is shown of a ledger.

    Attributes:
        courses: one for each key.
        limits: what warnings go by.
    """

    courses: tuple[Course, ...]
    limits: Limits

    def warnings(self, course: Course) -> tuple[str, ...]:
        """Of one of its keys."""
        return warnings(course, self.limits)

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to warn of."""
        return not any(self.warnings(course) for course in self.courses)


def demand_form(form: str) -> None:
    """Check a name of a form before the work is done.

    Raises:
        UsageError: naming the forms there are.
    """
    if form not in _FORMS:
        message = f"no such format; there are {', '.join(_FORMS)}"
        raise UsageError(message, advice="leave --format out for text")


def written(view: LedgerView, form: str) -> str:
    """The ledger in a form.

    Raises:
        UsageError: no such form.
    """
    demand_form(form)
    return _FORMS[form](view)


def _as_text(view: LedgerView) -> str:
    return "\n".join("\n".join(_text_lines(view, one)) + "\n" for one in view.courses)


def _text_lines(view: LedgerView, course: Course) -> Iterator[str]:
    yield f"key ending in {course.account.last_five}  ({course.account.secret_id})"
    yield f"  {_sentence(course)}"
    yield _ROW.format("DAY", "COUNT", "LEFT", "WHAT")
    for point in course.points:
        yield _ROW.format(point.day.isoformat(), point.count, point.left, _what(point))
    for warning in view.warnings(course):
        yield f"  warning: {warning}"


def _sentence(course: Course) -> str:
    counted = f"{course.counted.count} left on {course.counted.day}, {course.used} used since"
    ahead = f"{course.still_due} still due, {course.left_at_the_end} left then"
    return f"{counted}: {course.left} left; {ahead}"


def _what(point: Point) -> str:
    return f"{point.name} {point.kind.value}".strip()


def _as_csv(view: LedgerView) -> str:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for course in view.courses:
        for point in course.points:
            cells = {**_key(course), **_told(point), "is_ahead": "yes" if point.is_ahead else "no"}
            cells["name"] = safe_cell(point.name)
            writer.writerow([cells[name] for name in COLUMNS])
    return text.getvalue()


def _as_json(view: LedgerView) -> str:
    told = {
        "schema": SCHEMA,
        "keys": [_json_course(view, course) for course in view.courses],
        "warn_below": view.limits.least,
        "exit_code": 0 if view.is_well else 1,
    }
    return json.dumps(told, indent=2) + "\n"


def _json_course(view: LedgerView, course: Course) -> Mapping[str, object]:
    return {
        **_key(course),
        "counted": {"day": course.counted.day.isoformat(), "count": course.counted.count},
        "used": course.used,
        "left": course.left,
        "still_due": course.still_due,
        "left_at_the_end": course.left_at_the_end,
        "deployments": [
            {"name": one.name, "day": one.day.isoformat(), "planned": one.planned, "done": one.done}
            for one in course.deployments
        ],
        "points": [{**_told(point), "is_ahead": point.is_ahead} for point in course.points],
        "warnings": list(view.warnings(course)),
    }


def _key(course: Course) -> dict[str, object]:
    return {"last_five": course.account.last_five, "secret_id": course.account.secret_id}


def _told(point: Point) -> dict[str, object]:
    return {
        "day": point.day.isoformat(),
        "kind": point.kind.value,
        "name": point.name,
        "count": point.count,
        "left": point.left,
    }


def _as_html(view: LedgerView) -> str:
    """One page that loads nothing and runs nothing."""
    from unattend_gen.templating import Templates

    values = {
        "keys": [_html_course(view, course) for course in view.courses],
        "outcome": "enough" if view.is_well else "look at it",
    }
    text = Templates().render("activation/ledger.html.j2", values, is_bounded=False)
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _html_course(view: LedgerView, course: Course) -> Mapping[str, object]:
    return {
        "last_five": course.account.last_five,
        "sentence": _sentence(course),
        "chart": chart(course, view.limits.least),
        "points": [(point, _what(point)) for point in course.points],
        "warnings": view.warnings(course),
    }


_FORMS: Final[Mapping[str, Callable[[LedgerView], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "csv": _as_csv,
    "html": _as_html,
}
