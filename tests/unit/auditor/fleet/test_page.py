from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.machines import FLEET, LEAKED, SCRUBBED
from tests.reports import MARKUP
from unattend_gen.api.fleet_checking import FleetCheck

if TYPE_CHECKING:
    from unattend_gen.core.machine import MachineCheck


def the_page(*machines: MachineCheck) -> str:
    return "".join(FleetCheck(machines).pieces("html"))


def test_the_page_has_the_sum_a_chart_and_the_worst_machine_first() -> None:
    text = the_page(SCRUBBED, LEAKED)

    assert "2 machines, 1 leaked, 1 scrubbed: secrets were left." in text
    assert text.count("<rect") == 2
    assert text.index("<td>PC-1</td>") < text.index("<td>PC-2</td>")


def test_a_verdict_has_its_colour() -> None:
    text = the_page(*FLEET)

    assert [text.count(f'<tr class="{kind}">') for kind in ("error", "warning", "good")] == [
        1,
        2,
        1,
    ]


def test_nothing_runs_and_markup_stays_text() -> None:
    text = the_page(replace(LEAKED, machine=MARKUP))

    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert "<img" not in text
    assert text.isascii()


def test_a_page_without_machines_says_so() -> None:
    text = the_page()

    assert "0 machines: nothing to look at." in text
    assert "<svg" not in text
