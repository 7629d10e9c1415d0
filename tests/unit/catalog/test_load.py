from __future__ import annotations

import json
import time
from copy import deepcopy
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pytest

from unattend_gen import resources
from unattend_gen.catalog.facts import Component, KeyAttribute, Kind, Setting, ValueType
from unattend_gen.catalog.load import (
    Catalog,
    Settings,
    catalog,
    damaged,
    decode_component,
    read_component,
    read_json,
)
from unattend_gen.core.passes import Pass
from unattend_gen.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path


SMALL = {
    "name": "Small",
    "summary": "A small component.",
    "passes": ["specialize", "oobeSystem"],
    "origin": "reference-2018",
    "aliases": ["Tiny"],
    "settings": [
        {
            "path": "List",
            "kind": "list",
            "passes": ["specialize"],
            "summary": "A list.",
            "origin": "reference-2018",
        },
        {
            "path": "List/Item",
            "kind": "list_item",
            "type": "string",
            "passes": ["specialize"],
            "passes_by_version": {"7": ["oobeSystem"]},
            "summary": "An item.",
            "key_attribute": True,
            "key": {"attribute": "wcm:keyValue", "summary": "Its name."},
            "value_labels": {"1": "one"},
            "rules": ["One sentence.", "Another."],
            "min": 0,
            "default": "",
            "schema_required": False,
            "origin": "sim-catalog",
        },
    ],
}


def a_catalog(folder: Path, **components: object) -> Catalog:
    for name, content in components.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return Catalog(folder)


def test_a_component_is_read_as_it_is_written(tmp_path: Path) -> None:
    component = a_catalog(tmp_path, Small=SMALL).component("Small")

    assert component == Component(
        name="Small",
        summary="A small component.",
        passes=(Pass.SPECIALIZE, Pass.OOBE_SYSTEM),
        origin="reference-2018",
        aliases=("Tiny",),
        settings=MappingProxyType(
            {
                "List": Setting(
                    path="List",
                    kind=Kind.LIST,
                    passes=(Pass.SPECIALIZE,),
                    summary="A list.",
                    origin="reference-2018",
                ),
                "List/Item": Setting(
                    path="List/Item",
                    kind=Kind.LIST_ITEM,
                    type=ValueType.STRING,
                    passes=(Pass.SPECIALIZE,),
                    passes_by_version={"7": (Pass.OOBE_SYSTEM,)},
                    summary="An item.",
                    key_attribute=True,
                    key=KeyAttribute(attribute="wcm:keyValue", summary="Its name."),
                    value_labels={"1": "one"},
                    rules=("One sentence.", "Another."),
                    min=0,
                    default="",
                    schema_required=False,
                    origin="sim-catalog",
                ),
            }
        ),
    )


def test_names_are_sorted_and_read_no_file(tmp_path: Path) -> None:
    assert a_catalog(tmp_path, Two=None, One=None).names == ("One", "Two")


def test_a_component_is_read_once(tmp_path: Path) -> None:
    small = a_catalog(tmp_path, Small=SMALL)

    assert small.component("Small") is small.component("Small")


def test_reading_one_component_leaves_the_others_alone(tmp_path: Path) -> None:
    component = a_catalog(tmp_path, Small=SMALL, Broken=None).component("Small")

    assert component is not None


@pytest.mark.parametrize("name", ["", "small", "Other", "../Small", "Small.json"])
def test_another_name_is_not_a_component(tmp_path: Path, name: str) -> None:
    assert a_catalog(tmp_path, Small=SMALL).component(name) is None


@pytest.mark.parametrize("name", ["Small", "small", "SMALL", "Tiny", "tINY"])
def test_a_name_is_resolved_in_any_case_and_by_alias(tmp_path: Path, name: str) -> None:
    small = a_catalog(tmp_path, Small=SMALL)

    assert small.resolve(name) is small.component("Small")


def test_an_unknown_name_is_not_resolved(tmp_path: Path) -> None:
    assert a_catalog(tmp_path, Small=SMALL).resolve("Other") is None


def test_components_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    two = a_catalog(tmp_path, Zeta={**SMALL, "name": "Zeta"}, Alpha={**SMALL, "name": "Alpha"})

    assert [component.name for component in two.components()] == ["Alpha", "Zeta"]


@pytest.mark.parametrize(
    "damage",
    [
        {"passes": ["lunch"]},
        {"passes": None},
        {"settings": None},
        {"settings": ["path"]},
        {"settings": [{}]},
        {"no_such_field": 1},
    ],
)
def test_a_damaged_file_is_a_catalog_error(tmp_path: Path, damage: dict[str, object]) -> None:
    broken = a_catalog(tmp_path, Small={**SMALL, **damage})

    with pytest.raises(CatalogError) as caught:
        broken.component("Small")

    assert (caught.value.message, caught.value.advice) == (
        "the catalog file Small.json is damaged",
        "reinstall unattend-gen",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the data file x.json is missing or damaged"),
        (b"{", "the data file x.json is missing or damaged"),
        (b"\xff", "the data file x.json is missing or damaged"),
        (b"[]", "the data file x.json is damaged"),
    ],
)
def test_a_file_without_a_json_object_is_damaged(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "x.json").write_bytes(content)

    with pytest.raises(CatalogError) as caught:
        read_json(tmp_path / "x.json")

    assert caught.value.message == message


def test_a_missing_file_is_a_catalog_error(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"^the data file x\.json is missing or damaged$"):
        read_json(tmp_path / "x.json")


def test_the_shipped_catalog_is_one_for_the_whole_process() -> None:
    assert catalog() is catalog()


def test_the_name_of_each_shipped_file_is_the_name_of_its_component() -> None:
    assert [component.name for component in catalog().components()] == list(catalog().names)


def test_every_fact_of_the_catalog_files_is_decoded() -> None:
    path = resources.schemas() / "catalog" / "Microsoft-Windows-UnattendedJoin.json"
    written = read_json(path)["settings"]

    settings = read_component(path).settings

    assert list(settings) == [entry["path"] for entry in written]
    assert [
        {name: getattr(settings[entry["path"]], name) for name in entry} for entry in written
    ] == [
        {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
        for entry in written
    ]


def milliseconds_to_load_all() -> float:
    start = time.process_time()
    Catalog(resources.schemas() / "catalog").components()
    return (time.process_time() - start) * 1000


def test_the_whole_set_loads_in_well_under_50_milliseconds() -> None:
    assert min(milliseconds_to_load_all() for _ in range(5)) < 50


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
def test_an_unknown_path_is_a_key_error(path: str) -> None:
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
def test_a_damaged_setting_is_an_error_when_first_used(damage: dict[str, object]) -> None:
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

    assert decode_component("Small.json", deepcopy(raw)) == Component(
        name="Small",
        summary="A small component.",
        origin="reference-2018",
        passes=(Pass.SPECIALIZE, Pass.OOBE_SYSTEM),
        aliases=("Tiny",),
        settings={"Plain": PLAIN_SETTING},
    )


def test_a_damaged_component_is_an_error_at_once() -> None:
    with pytest.raises(CatalogError, match=r"^the catalog file Small\.json is damaged$"):
        decode_component("Small.json", {"name": "Small"})


def test_a_damaged_file_has_advice() -> None:
    error = damaged("Small.json")

    assert (error.message, error.advice) == (
        "the catalog file Small.json is damaged",
        "reinstall unattend-gen",
    )
