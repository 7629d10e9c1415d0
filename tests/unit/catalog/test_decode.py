from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

import pytest

from unattend_gen.catalog.decode import Settings, component, damaged
from unattend_gen.catalog.facts import Component, KeyAttribute, Kind, Setting, ValueType
from unattend_gen.core.passes import Pass
from unattend_gen.errors import CatalogError

PLAIN: Final = {
    "path": "Plain",
    "kind": "leaf",
    "summary": "A leaf.",
    "origin": "reference-2018",
    "passes": ["specialize"],
}
FULL: Final = {
    **PLAIN,
    "path": "Full",
    "type": "enum",
    "values": ["a", "b"],
    "value_labels": {"a": "the first"},
    "key": {"attribute": "wcm:keyValue", "summary": "Its name."},
    "passes_by_version": {"7": ["oobeSystem"]},
}
PLAIN_SETTING: Final = Setting(
    path="Plain",
    kind=Kind.LEAF,
    summary="A leaf.",
    origin="reference-2018",
    passes=(Pass.SPECIALIZE,),
)
FULL_SETTING: Final = Setting(
    path="Full",
    kind=Kind.LEAF,
    summary="A leaf.",
    origin="reference-2018",
    passes=(Pass.SPECIALIZE,),
    type=ValueType.ENUM,
    values=("a", "b"),
    value_labels={"a": "the first"},
    key=KeyAttribute("wcm:keyValue", "Its name."),
    passes_by_version={"7": (Pass.OOBE_SYSTEM,)},
)


def some_settings(*entries: dict[str, Any]) -> Settings:
    return Settings("Small.json", deepcopy(list(entries)))


def test_settings_are_a_mapping_in_the_order_of_the_file() -> None:
    settings = some_settings(PLAIN, FULL)

    assert dict(settings) == {"Plain": PLAIN_SETTING, "Full": FULL_SETTING}
    assert list(settings) == ["Plain", "Full"]
    assert len(settings) == 2


def test_a_setting_is_made_once() -> None:
    settings = some_settings(PLAIN)

    assert settings["Plain"] is settings["Plain"]


@pytest.mark.parametrize("path", ["", "plain", "Other"])
def test_a_path_that_is_not_there_is_a_key_error(path: str) -> None:
    settings = some_settings(PLAIN)

    with pytest.raises(KeyError):
        settings[path]
    assert settings.get(path) is None
    assert path not in settings


@pytest.mark.parametrize(
    "damage",
    [
        {"kind": "room"},
        {"type": "room"},
        {"passes": ["lunch"]},
        {"passes": None},
        {"passes_by_version": []},
        {"key": {"room": 1}},
        {"no_such_field": 1},
    ],
)
def test_a_damaged_setting_is_told_when_it_is_looked_at(damage: dict[str, object]) -> None:
    settings = some_settings(PLAIN, {**FULL, **damage})

    assert settings["Plain"] == PLAIN_SETTING
    assert "Full" in settings
    with pytest.raises(CatalogError, match=r"^the catalog file Small\.json is damaged$"):
        settings["Full"]


def test_a_component_is_decoded_with_its_settings() -> None:
    raw = {
        "name": "Small",
        "summary": "A small component.",
        "origin": "reference-2018",
        "passes": ["specialize", "oobeSystem"],
        "aliases": ["Tiny"],
        "settings": [PLAIN],
    }

    assert component("Small.json", deepcopy(raw)) == Component(
        name="Small",
        summary="A small component.",
        origin="reference-2018",
        passes=(Pass.SPECIALIZE, Pass.OOBE_SYSTEM),
        aliases=("Tiny",),
        settings={"Plain": PLAIN_SETTING},
    )


def test_a_damaged_component_is_told_at_once() -> None:
    with pytest.raises(CatalogError, match=r"^the catalog file Small\.json is damaged$"):
        component("Small.json", {"name": "Small"})


def test_damage_says_what_to_do() -> None:
    error = damaged("Small.json")

    assert (error.message, error.advice) == (
        "the catalog file Small.json is damaged",
        "reinstall unattend-gen",
    )
