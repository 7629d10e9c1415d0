"""The table as one page for people who manage: counts, a chart, and the machines, worst first.

Nothing runs and nothing is loaded; the page of a report says so at greater length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.auditor.fleet.words import outcome, remarks, sum_line
from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.machine import MachineVerdict
from unattend_gen.reports._charts import Chart, bars

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.machine import MachineCheck, Tally

_TEMPLATE: Final = "fleet.html.j2"
_KINDS: Final = {
    MachineVerdict.LEAKED: "error",
    MachineVerdict.UNREADABLE: "warning",
    MachineVerdict.NO_COPY: "warning",
    MachineVerdict.SCRUBBED: "good",
    MachineVerdict.NOTHING_TO_SCRUB: "good",
}
_ORDER: Final = {verdict: place for place, verdict in enumerate(MachineVerdict)}


def page(machines: Iterable[MachineCheck], tally: Tally) -> Iterator[str]:
    """The page; it begins with what is known last, so it comes in one piece."""
    from unattend_gen.templating import Templates

    ordered = sorted(machines, key=lambda one: (_ORDER[one.verdict], one.machine))
    values = {
        "version": __version__,
        "outcome": outcome(tally),
        "sentence": sum_line(tally),
        "chart": _chart(tally),
        "machines": tuple(
            (shown_name(one.machine), one.verdict.value, _KINDS[one.verdict], remarks(one))
            for one in ordered
        ),
    }
    text = Templates().render(_TEMPLATE, values, is_bounded=False)
    yield text.encode("ascii", "xmlcharrefreplace").decode()


def _chart(tally: Tally) -> Chart:
    rows = [
        (verdict.value, tally.verdicts[verdict], _KINDS[verdict])
        for verdict in MachineVerdict
        if tally.verdicts[verdict]
    ]
    sentence = "A machine has the verdict of its worst copy."
    return Chart("verdicts", "Machines by verdict", sentence, bars(rows, tally.machines))
