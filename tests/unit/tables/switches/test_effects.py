from __future__ import annotations

import pytest

from unattend_gen.catalog.switches import Kind, Switch, switches
from unattend_gen.core.registry_entry import RegistryEntry
from unattend_gen.tables.mapping.additions import Stage
from unattend_gen.tables.switches.effects import (
    Template,
    Write,
    as_written,
    effects,
    value_of,
)
from unattend_gen.tables.switches.values import parsed

ROWS = [row for rows in switches().values() for row in rows]
KEY = r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Keyboard Layout"


def the(key: str) -> Switch:
    return next(row for row in ROWS if row.key == key)


SAMPLES: dict[Kind, list[object]] = {
    Kind.NUMBERS: [[], [0, 0], [2000, 4000]],
    Kind.COLOUR: ["#000000", "#0078d4"],
    Kind.REGION: ["Germany", "United States"],
    Kind.TEXT: ["PC-{serial}", "C:\\a b.xml"],
    Kind.PINS: [[], ["Contoso.App_1!App", "C:\\a b.lnk", "Contoso.Program"]],
}


def some_values(row: Switch) -> list[object]:
    match row.kind:
        case Kind.TRUTH:
            return [word == "true" for word in row.takes]
        case Kind.CHOICE:
            return [*row.takes]
        case Kind.NAMES:
            return [[], [*row.items][1:], [*row.items][1:2]]
        case _:
            return SAMPLES[row.kind]


VALUES = [(row, value) for row in ROWS for value in some_values(row)]


@pytest.mark.parametrize(("row", "value"), VALUES, ids=lambda each: getattr(each, "key", each))
def test_a_value_is_found_again_by_its_effects(row: Switch, value: object) -> None:
    held = parsed(row, value)
    done = effects(row, held)
    plain = (
        Template(each.stage, each.name) if isinstance(each, Template) else each for each in done
    )

    found = value_of(row, frozenset(plain))

    assert done
    assert effects(row, found) == done
    assert parsed(row, as_written(row, found)) == found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_nothing_is_found_where_nothing_was_done(row: Switch) -> None:
    assert value_of(row, frozenset()) is None


def test_the_map_of_ignored_keys_counts_its_entries() -> None:
    (write,) = effects(the("input.ignored_keys"), ("caps", "scroll"))

    data = "hex:00,00,00,00,00,00,00,00,03,00,00,00,00,00,3a,00,00,00,46,00,00,00,00,00"
    assert write == Write(Stage.SPECIALIZE, RegistryEntry(KEY, "Scancode Map", data))


def test_two_values_of_a_list_are_one_sum() -> None:
    done = effects(the("input.lock_keys_on"), ("num", "scroll"))

    assert {each.entry.data for each in done if isinstance(each, Write)} == {'"6"'}
