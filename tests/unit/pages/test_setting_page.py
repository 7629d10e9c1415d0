from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest

from unattend_gen.catalog.facts import Component, KeyAttribute, Kind, Setting, ValueType
from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Pass
from unattend_gen.pages.setting_page import setting_page

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = Setting(
    path="Items/Item",
    kind=Kind.LIST_ITEM,
    summary="One item.",
    origin="reference-2018",
    passes=(Pass.SPECIALIZE,),
    type=ValueType.INTEGER,
    values=("1", "2"),
    value_labels={"1": "on", "2": "off"},
    value_variants=("On",),
    list_values=("A", "B"),
    separator=";",
    flags=("4", "8"),
    default="1",
    default_note="unless joined",
    min=1,
    max=2,
    min_length=3,
    max_length=4,
    pattern="^[0-9]$",
    unit="seconds",
    forbidden_characters=("/", " "),
    empty_allowed=False,
    passes_inherited=True,
    passes_by_version={"server-2008": (Pass.GENERALIZE,)},
    required=True,
    required_note="when joining",
    sensitive=True,
    credential=True,
    may_contain_secret=True,
    key_attribute=True,
    key=KeyAttribute("wcm:keyValue", "Its name.", "key.md", "value.md", empty_allowed=True),
    item_key_basis="stated",
    child_order=("B", "A"),
    min_items=1,
    max_items=9,
    deprecated="yes",
    introduced="7",
    removed="8",
    applies_to=("IoT",),
    seen_in=("7",),
    variants=("items",),
    rules=("One rule.", "Another rule."),
    example="2",
    sim_filled=("max",),
    sim_differs={"passes": ["oobeSystem", "specialize"], "default": "0"},
    page="item.md",
)
CHILD = Setting(
    path="Items/Item/Name", kind=Kind.LEAF, summary="A name.", origin="sim-catalog", passes=()
)
COMPONENT = Component(
    name="C",
    summary="",
    origin="sim-catalog",
    passes=(),
    settings={FULL.path: FULL, CHILD.path: CHILD},
)


def a_setting(**facts: Any) -> Setting:  # noqa: ANN401 - a maker of any field
    basics: dict[str, Any] = {
        "path": "X",
        "kind": Kind.LEAF,
        "summary": "X.",
        "origin": "sim-catalog",
        "passes": (Pass.SPECIALIZE,),
    }
    return Setting(**(basics | facts))


def lines(**facts: Any) -> list[str]:  # noqa: ANN401 - as above
    page = setting_page(COMPONENT, a_setting(**facts))
    return [" ".join(line.split()) for line in page.splitlines()]


PAGE = """\
C/Items/Item

One item.

  kind                  list item: may repeat, carries wcm:action="add"
  passes                specialize (inherited from the parent element)
  passes by release     server-2008: generalize
  required              yes (when joining)
  identified by         wcm:keyValue (stated)
  items                 1 to 9
  order of children     B, A
  type                  integer
  one of                1, 2
  also found            On
  list of               A, B
  separated by          ';'
  sum of flags          4, 8
  default               1 (unless joined)
  range                 1 to 2 seconds
  characters            3 to 4
  pattern               ^[0-9]$
  forbidden characters  / blank
  empty                 not allowed
  example               2
  misspellings          items
  secret                the value is a secret, in clear text or encoded
  credential            names the account that a secret belongs to
  command               may contain a secret, which Setup never removes

Values
  1  on
  2  off

Key of an item
  attribute          wcm:keyValue
  meaning            Its name.
  empty              allowed
  page               key.md
  page of the value  value.md

Rules
  - One rule.
  - Another rule.

Children
  Name  A name.

  deprecated         yes
  introduced         7 (Windows 7)
  removed            8 (Windows 8)
  applies to         IoT
  in the schema of   7
  origin             reference-2018: a page of the snapshot
  page               item.md
  taken from schema  max
  schema differs     passes: oobeSystem, specialize; default: 0
"""


def test_a_page_has_every_fact_in_one_order() -> None:
    assert setting_page(COMPONENT, FULL) == PAGE


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"required": None, "schema_required": True}, "required if its parent is present"),
        ({"schema_required": False}, "required no"),
        ({"required_note": "when joining"}, "required when joining"),
        ({"min": 5}, "range 5 or more"),
        ({"max": 5, "unit": "MB"}, "range up to 5 MB"),
        ({"unit": "MB"}, "range MB"),
        ({"default": ""}, "default empty"),
        ({"default_note": "the language's own"}, "default the language's own"),
        ({"item_key": "Name", "item_key_basis": "inferred"}, "identified by Name (inferred)"),
        ({"type": ValueType.BOOLEAN}, "value true or false"),
        ({"empty_allowed": True}, "empty allowed"),
    ],
)
def test_a_fact_is_put_into_words(facts: dict[str, object], line: str) -> None:
    assert line in lines(**facts)


def test_unknown_facts_are_left_out() -> None:
    assert lines() == [
        "C/X",
        "",
        "X.",
        "",
        "kind leaf: one value",
        "passes specialize",
        "value text",
        "",
        "origin sim-catalog: defined by a Windows SIM catalog (.clg), the schema that Windows SIM",
        "validates against; releases in seen_in, no page read",
    ]


def texts(setting: Setting) -> Iterator[str]:
    """Every text and number that a setting's fields hold."""
    stack = [
        getattr(setting, field.name)
        for field in fields(setting)
        if field.name not in {"kind", "item_key_basis"}
    ]
    while stack:
        match stack.pop():
            case dict() as mapping:
                stack += [*mapping.keys(), *mapping.values()]
            case tuple() | list() as several:
                stack += several
            case str() as text:
                yield text
            case bool() | None:
                pass
            case int() as number:
                yield str(number)


def test_no_fact_of_the_catalog_is_lost_on_any_page() -> None:
    missing = [
        (component.name, setting.path, fact)
        for component in catalog().components()
        for setting in component.settings.values()
        for page in [" ".join(setting_page(component, setting).split())]
        for fact in texts(setting)
        if " ".join(fact.split()) not in page
    ]

    assert missing == []
