from __future__ import annotations

import pytest

from unattend_gen.catalog.switches import Switch, switches
from unattend_gen.errors import InputError
from unattend_gen.tables.switches.values import json_schema, parsed, placeholders, word

ROWS = {row.key: row for rows in switches().values() for row in rows}


def the(key: str) -> Switch:
    return ROWS[key]


@pytest.mark.parametrize(
    ("key", "given", "value"),
    [
        ("explorer.show_hidden", True, True),
        ("taskbar.search", "box", "box"),
        ("start.folders", "music", ("music",)),
        ("start.folders", ["music", "settings"], ("music", "settings")),
        ("system.paging_file", [10, 20], (10, 20)),
        ("system.paging_file", [], ()),
        ("theme.accent", "#00A0ff", "#00a0ff"),
        ("system.device_region", "germany", 94),
        ("system.device_region", 94, 94),
    ],
)
def test_a_value_is_held_in_one_form(key: str, given: object, value: object) -> None:
    assert parsed(the(key), given) == value


@pytest.mark.parametrize(
    ("key", "given", "message", "advice"),
    [
        ("explorer.show_hidden", "yes", "should be true or false", "without quotes"),
        ("explorer.restart", False, "should be true", "omit the key"),
        ("taskbar.search", "hiden", "should be one of hidden", "did you mean hidden?"),
        ("taskbar.search", 1, "should be text", "in quotes"),
        ("start.folders", ["musik"], "should be one of settings", "did you mean music?"),
        ("start.folders", ["music", "music"], "names something twice", "each name once"),
        ("start.folders", 1, "should be a list", "square brackets"),
        ("system.paging_file", [20, 10], "above the largest", "smaller number first"),
        ("system.paging_file", [1], "two whole numbers", "smallest and the largest"),
        ("system.paging_file", [True, 2], "two whole numbers", "smallest and the largest"),
        ("theme.accent", "blue", "`blue` is not a colour", "such as #0078d4"),
        ("system.device_region", "Germny", "is not a region", "did you mean Germany?"),
        ("system.device_region", 1, "is not the number of a region", "English name"),
    ],
)
def test_another_value_is_rejected(key: str, given: object, message: str, advice: str) -> None:
    with pytest.raises(InputError) as caught:
        parsed(the(key), given)

    assert message in caught.value.message
    assert advice in caught.value.advice


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.key)
def test_each_kind_has_a_schema(row: Switch) -> None:
    assert {"type", "enum", "anyOf"} & json_schema(row).keys()


def test_a_colour_is_inserted_in_the_orders_of_windows() -> None:
    assert placeholders(the("theme.accent"), "#010203") == {
        "rgb": "1 2 3",
        "abgr": 0xFF030201,
        "red": 1,
        "green": 2,
        "blue": 3,
    }


@pytest.mark.parametrize(("value", "text"), [(True, "true"), (False, "false"), ("box", "box")])
def test_a_value_has_a_word(value: object, text: str) -> None:
    assert word(value) == text
