from __future__ import annotations

from unattend_gen.spec.descriptions import JsonObject, describe, keys
from unattend_gen.spec.to_schema import spec_schema


def described(key: JsonObject) -> object:
    """What a key says when it stands in a schema beside two tables."""
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


def test_of_several_tables_none_speaks_for_the_key() -> None:
    tables = [{"$ref": "#/$defs/Dog"}, {"$ref": "#/$defs/Cat"}]

    assert described({"oneOf": tables}) is None


def test_keys_are_found_wherever_they_stand() -> None:
    inner = {"properties": {"b": {"type": "string"}}}

    assert [name for name, _ in keys({"properties": {"a": {"items": [inner]}}})] == ["a", "b"]


def test_every_key_of_a_spec_is_described() -> None:
    assert [name for name, key in keys(spec_schema()) if not key.get("description")] == []
