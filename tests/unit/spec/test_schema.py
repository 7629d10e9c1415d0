from __future__ import annotations

import tomllib

import pytest
from jsonschema import Draft202012Validator

from tests.samples import GVLK_PRO, TEST_MAK
from unattend_gen import resources
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.schema import FILE_NAME, JsonObject, describe, keys, schema_text, spec_schema

VALIDATOR = Draft202012Validator(spec_schema(target_facts()))
HEAD: dict[str, object] = {"target": "media", "windows": "11-24h2"}


def test_the_committed_schema_is_current() -> None:
    committed = (resources.schemas() / FILE_NAME).read_text(encoding="utf-8")

    assert committed == schema_text(target_facts())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(spec_schema(target_facts()))


def test_versions_zones_and_editions_are_offered() -> None:
    schema = spec_schema(target_facts())
    time_zone = schema["$defs"]["Computer"]["properties"]["time_zone"]["anyOf"][0]["enum"]
    edition = schema["$defs"]["ProductKeyTable"]["properties"]["edition"]["anyOf"][0]["enum"]

    assert "server-2025" in schema["properties"]["windows"]["enum"]
    assert "W. Europe Standard Time" in time_zone
    assert {"Pro", "ServerStandard"} <= set(edition)


STARTERS = sorted(path.stem for path in (resources.templates() / "starters").glob("*.toml"))


@pytest.mark.parametrize("name", STARTERS)
def test_each_starter_is_valid(name: str) -> None:
    text = (resources.templates() / "starters" / f"{name}.toml").read_text(encoding="utf-8")

    assert [*VALIDATOR.iter_errors(tomllib.loads(text))] == []


@pytest.mark.parametrize(
    "tables",
    [
        {"product_key": {"activation": "env:MAK", "setup": GVLK_PRO}},
        {"product_key": {"setup": "ask"}},
        {"locale": {"input": "de-DE"}},
        {"locale": {"input": ["de-DE", "en-US"]}},
        {"disk": {"layout": "keep", "partition": 2, "format": True}},
        {"disk": {"layout": "own", "partitions": [{"type": "efi", "size_mb": 300}]}},
        {"image": {"index": 1}},
        {"image": {"name": "Windows 11 Pro"}},
        {"domain": {"workgroup": "LAB"}},
        {"commands": {"first_logon": ["cmd", {"run": "cmd"}]}},
        {"settings": {"oobeSystem/Microsoft-Windows-Shell-Setup/TimeZone": "UTC"}},
        {"scripts": [{"run": "each-user", "language": "cmd", "text": "ver"}]},
        {"scripts": [{"run": "specialize", "file": "a.ps1"}]},
        {"cleanup": {"at": "first-logon"}},
        {"apps": {"remove": "Microsoft.BingNews"}},
        {"registry": [{"key": r"HKCU\Software\Contoso", "value": 1}]},
    ],
)
def test_what_the_model_accepts_is_valid(tables: dict[str, object]) -> None:
    assert [*VALIDATOR.iter_errors({**HEAD, **tables})] == []


@pytest.mark.parametrize(
    "tables",
    [
        {"target": "wsd"},
        {"windows": "12"},
        {"product_key": {"activation": TEST_MAK.replace("-", "")}},
        {"product_key": {"setup": "glvk"}},
        {"disk": {"layout": "uefi", "system_mb": 1}},
        {"image": {"index": 1, "name": "x"}},
        {"settings": {"TimeZone": "UTC"}},
        {"settings": {"oobeSystem/Microsoft-Windows-Shell-Setup/TimeZone": 1.5}},
        {"scripts": [{"run": "each-user", "text": "ver"}]},
        {"apps": {"remove": ["*"]}},
        {"registry": [{"key": r"HKCR\Contoso", "value": 1}]},
        {"unknown": {}},
    ],
)
def test_what_the_model_rejects_is_invalid(tables: dict[str, object]) -> None:
    assert [*VALIDATOR.iter_errors({**HEAD, **tables})] != []


def described(key: JsonObject) -> object:
    """Return the description of a key in a schema with two tables."""
    schema: JsonObject = {
        "properties": {"key": key},
        "$defs": {
            "Dog": {"description": "An animal that\nbarks.\n\nIt sleeps much."},
            "Cat": {"description": "An animal that meows."},
        },
    }
    describe(schema)
    return schema["properties"]["key"].get("description")


def test_a_key_keeps_its_own_description() -> None:
    assert described({"description": "Own.", "$ref": "#/$defs/Dog"}) == "Own."


def test_a_key_takes_the_description_of_its_type() -> None:
    text = {"type": "string", "description": "A name."}

    assert described({"anyOf": [text, {"type": "null"}]}) == "A name."


def test_a_key_takes_the_first_words_of_its_table() -> None:
    table = {"$ref": "#/$defs/Dog"}

    assert described(table) == "An animal that barks."
    assert described({"anyOf": [table, {"type": "null"}]}) == "An animal that barks."
    assert described({"type": "array", "items": table}) == "An animal that barks."


def test_a_key_with_several_tables_gets_no_description() -> None:
    tables = [{"$ref": "#/$defs/Dog"}, {"$ref": "#/$defs/Cat"}]

    assert described({"oneOf": tables}) is None


def test_keys_are_found_in_any_text() -> None:
    inner = {"properties": {"b": {"type": "string"}}}

    assert [name for name, _ in keys({"properties": {"a": {"items": [inner]}}})] == ["a", "b"]


def test_every_key_of_a_spec_is_described() -> None:
    assert [
        name for name, key in keys(spec_schema(target_facts())) if not key.get("description")
    ] == []
