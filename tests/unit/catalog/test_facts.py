from __future__ import annotations

import dataclasses

import pytest

from unattend_gen.catalog.facts import Component, Kind, Setting, ValueType
from unattend_gen.core.passes import Pass


def a_setting(path: str, kind: Kind = Kind.LEAF, type_: ValueType | None = None) -> Setting:
    return Setting(
        path=path,
        kind=kind,
        summary="A setting.",
        origin="reference-2018",
        passes=(Pass.SPECIALIZE,),
        type=type_,
    )


COMPONENT = Component(
    name="C",
    summary="A component.",
    origin="reference-2018",
    passes=(Pass.SPECIALIZE,),
    settings={path: a_setting(path) for path in ("A", "B", "B/C", "B/C/D", "BC", "B/E")},
)


@pytest.mark.parametrize(
    ("path", "name", "parent"),
    [
        ("ComputerName", "ComputerName", ""),
        ("Display/DPI", "DPI", "Display"),
        ("A/B/C", "C", "A/B"),
    ],
)
def test_a_path_ends_in_the_name(path: str, name: str, parent: str) -> None:
    setting = a_setting(path)

    assert (setting.name, setting.parent) == (name, parent)


@pytest.mark.parametrize(
    ("kind", "type_", "expected"),
    [
        (Kind.LEAF, None, True),
        (Kind.LEAF, ValueType.STRING, True),
        (Kind.LIST_ITEM, ValueType.STRING, True),
        (Kind.LIST_ITEM, None, False),
        (Kind.LIST, None, False),
        (Kind.CONTAINER, None, False),
    ],
)
def test_leaves_and_typed_items_take_a_value(
    kind: Kind, type_: ValueType | None, *, expected: bool
) -> None:
    assert a_setting("A", kind, type_).takes_value is expected


@pytest.mark.parametrize(
    ("path", "children"),
    [("", ["A", "B", "BC"]), ("B", ["B/C", "B/E"]), ("B/C", ["B/C/D"]), ("A", []), ("X", [])],
)
def test_children_are_one_level_below(path: str, children: list[str]) -> None:
    assert [child.path for child in COMPONENT.children(path)] == children


@pytest.mark.parametrize("path", ["B", "A"])
def test_a_setting_is_decoded_once(path: str) -> None:
    assert COMPONENT.spellings(path) is COMPONENT.spellings(path)


def test_unknown_paths_are_not_cached() -> None:
    assert COMPONENT.spellings("X") is not COMPONENT.spellings("X")


def test_facts_that_are_not_stated_are_none_false_or_empty() -> None:
    setting = a_setting("A")

    assert (setting.default, setting.min, setting.empty_allowed, setting.required) == (None,) * 4
    assert (setting.sensitive, setting.credential, setting.may_contain_secret) == (False,) * 3
    assert (setting.values, setting.rules, setting.child_order) == ((),) * 3


def test_facts_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        a_setting("A").path = "B"  # type: ignore[misc]  # the refusal at run time is under test
