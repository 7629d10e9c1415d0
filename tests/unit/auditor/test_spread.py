from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.reports import LEFTOVER
from unattend_gen.auditor.machines import Machines
from unattend_gen.auditor.spread import spread
from unattend_gen.core.location import Location
from unattend_gen.core.overview import SecretGroup

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding

MACHINES = Machines(["fleet"])


def a_finding(path: str, secret_id: str | None, *inside: str, line: int = 1) -> Finding:
    return replace(LEFTOVER, location=Location(path, inside, line=line), secret_id=secret_id)


def test_nothing_found_is_no_spread() -> None:
    assert spread([], MACHINES).groups == ()


def test_a_secret_is_counted_by_places_files_and_machines() -> None:
    found = [
        a_finding("fleet/A/x/1", "k"),
        a_finding("fleet/A/x/1", "k", line=2),
        a_finding("fleet/A/x/2", "k"),
        a_finding("fleet/B/x.zip", "k", "a"),
        a_finding("fleet/B/x.zip", "k", "b"),
    ]

    assert spread(found, MACHINES).groups == (
        SecretGroup(
            secret_id="k",
            rule="leftover-key",
            last_five="Q4JK2",
            first="fleet/A/x/1:1",
            places=5,
            files=4,
            machines=2,
        ),
    )


def test_a_secret_in_one_place_is_counted_and_is_no_group() -> None:
    result = spread([a_finding("fleet/A/x/1", "k"), a_finding("fleet/A/x/1", None)], MACHINES)

    assert (result.secrets, result.groups) == (1, ())


def test_the_most_spread_comes_first_and_equals_stay_in_their_order() -> None:
    found = [
        a_finding(f"fleet/{machine}/x/1", secret_id)
        for secret_id, machines in (("one", "AA"), ("b", "AB"), ("a", "AB"), ("many", "ABC"))
        for machine in machines
    ]

    groups = spread(found, MACHINES).groups

    assert [group.secret_id for group in groups] == ["many", "b", "a", "one"]


def test_findings_are_counted_by_machine_in_the_order_of_names() -> None:
    found = [a_finding("fleet/B/x/1", "k"), a_finding("fleet/A/x/1", None)]

    assert [*spread(found, MACHINES).machines.items()] == [("fleet/A", 1), ("fleet/B", 1)]
