"""Loading any file returns a spec or raises `SpecError`, and shows no secret."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
import tomlkit
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.errors import SpecError
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.load import load_spec
from unattend_gen.spec.model_errors import _key_paths
from unattend_gen.spec.spec import Spec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis.strategies import SearchStrategy

    from unattend_gen.core.key_path import KeyPath

SUFFIXES = st.sampled_from([".toml", ".yaml", ".json"])
KEYS = st.sampled_from(sorted({str(step) for way in _key_paths(Spec, ()) for step in way}))
PATHS = st.sampled_from(
    [
        "oobeSystem/Microsoft-Windows-Shell-Setup/TimeZone",
        "oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Password/Value",
        "specialize/Microsoft-Windows-Shell-Setup/ProductKey",
        "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]/@keyValue",
        "windowsPE/Nothing/At/All",
        "not a path",
    ]
)
WORDS = st.sampled_from(
    [
        "media",
        "sysprep",
        "11-24h2",
        "gvlk",
        "env:PW",
        "stdin",
        "uefi",
        "own",
        "UTC",
        "Pro",
        "10.0.0.1/8",
    ]
)
SCALARS = st.one_of(
    WORDS, st.text(max_size=20), st.integers(), st.booleans(), st.none(), st.floats(), st.dates()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(KEYS, PATHS, st.text(max_size=8)), inner, max_size=4),
    ),
    max_leaves=12,
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=8)
TOML_VALUES = st.recursive(
    st.one_of(WORDS, st.text(st.characters(codec="utf-8"), max_size=9), st.integers(-99, 99)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=10,
)


def outcome(content: bytes, suffix: str) -> Spec | SpecError:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"spec{suffix}"
        path.write_bytes(content)
        try:
            return load_spec(path, target_facts())
        except SpecError as error:
            return error


def said(result: Spec | SpecError) -> str:
    """Return everything that a user may see."""
    if isinstance(result, Spec):
        return repr(result)
    return f"{result} {result!r} {result.mistakes} {result.advice}"


@given(st.binary(max_size=200), SUFFIXES)
@example(b"\xff\xfe", ".toml")
@example(b"a: &a [*a]", ".yaml")
@example(b"? [1]\n: 2", ".yaml")
@example(b"{1: 2}", ".yaml")
@example(b'{"a": NaN}', ".json")
def test_any_bytes_are_a_spec_or_a_list_of_mistakes(content: bytes, suffix: str) -> None:
    outcome(content, suffix)


@given(st.text(max_size=200), SUFFIXES)
def test_any_text_is_a_spec_or_a_list_of_mistakes(text: str, suffix: str) -> None:
    outcome(text.encode("utf-8", "surrogatepass"), suffix)


@given(TABLES)
@settings(max_examples=200)
def test_any_json_object_is_a_spec_or_a_list_of_mistakes(table: dict[str, object]) -> None:
    outcome(json.dumps(table, default=str).encode(), ".json")


@given(TABLES)
def test_any_yaml_mapping_is_a_spec_or_a_list_of_mistakes(table: dict[str, object]) -> None:
    outcome(yaml.safe_dump(table).encode("utf-8", "surrogatepass"), ".yaml")


@given(st.dictionaries(KEYS, TOML_VALUES, max_size=8))
def test_any_toml_table_is_a_spec_or_a_list_of_mistakes(table: dict[str, object]) -> None:
    outcome(tomlkit.dumps(table).encode(), ".toml")


GOOD: dict[str, object] = {
    "target": "media",
    "windows": "11-24h2",
    "product_key": {"activation": "env:MAK", "setup": "gvlk", "edition": "Pro"},
    "locale": {"input": ["de-DE"]},
    "disk": {
        "layout": "own",
        "partitions": [{"type": "primary", "size_mb": "rest", "windows": True}],
    },
    "image": {"index": 1},
    "accounts": {
        "local": [{"name": "jo", "groups": ["Users"], "password": "env:PW"}],
        "auto_logon": {"user": "jo"},
    },
    "domain": {"workgroup": "LAB"},
    "network": {"interfaces": [{"name": "Ethernet", "addresses": "192.0.2.10/24"}]},
    "commands": {"first_logon": ["cmd", {"run": "cmd"}]},
    "remote_desktop": {"enabled": True},
    "settings": {"oobeSystem/Microsoft-Windows-Shell-Setup/TimeZone": "UTC"},
}


def places(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    yield path
    inner = value.items() if isinstance(value, dict) else ()
    listed = enumerate(value) if isinstance(value, list) else ()
    for key, below in (*inner, *listed):
        yield from places(below, (*path, key))


def replaced(value: object, path: KeyPath, new: object) -> object:
    if not path:
        return new
    step, *rest = path
    if isinstance(value, dict):
        return {**value, step: replaced(value[step], tuple(rest), new)}
    assert isinstance(value, list)
    assert isinstance(step, int)
    return [*value[:step], replaced(value[step], tuple(rest), new), *value[step + 1 :]]


@given(st.sampled_from([path for path in places(GOOD) if path]), VALUES)
@settings(max_examples=300)
def test_a_valid_spec_with_one_value_replaced_is_a_spec_or_a_list_of_mistakes(
    path: KeyPath, value: object
) -> None:
    outcome(json.dumps(replaced(GOOD, path, value), default=str).encode(), ".json")


def test_the_valid_spec_is_valid() -> None:
    assert isinstance(outcome(json.dumps(GOOD).encode(), ".json"), Spec)


def a_place(*keys: str) -> Callable[[str], dict[str, object]]:
    def put(value: str) -> dict[str, object]:
        table: dict[str, object] = {keys[-1]: value}
        for key in reversed(keys[:-1]):
            table = {key: table}
        return {"target": "media", "windows": "11-24h2", **table}

    return put


SECRET_PLACES = [
    a_place("product_key", "activation"),
    a_place("product_key", "setup"),
    a_place("product_key", "edition"),
    a_place("product_key", "key"),
    a_place("computer", "time_zone"),
    a_place("accounts", "administrator"),
    a_place("accounts", "passwords"),
    a_place("accounts", "password"),
    a_place("domain", "password"),
    a_place("disk", "layout"),
    a_place("network", "interfaces"),
    a_place("settings", "oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Password/Value"),
    a_place("settings", "specialize/Microsoft-Windows-Shell-Setup/ProductKey"),
    a_place("settings", "oobeSystem/Microsoft-Windows-Shell-Setup/Password"),
    a_place("target"),
    a_place("windows"),
    a_place("architecture"),
]
AROUND: SearchStrategy[str] = st.text(st.characters(codec="utf-8"), max_size=10)


@pytest.mark.parametrize("place", SECRET_PLACES)
@given(before=AROUND, after=AROUND, suffix=st.sampled_from([".json", ".yaml"]))
@settings(max_examples=20)
def test_a_password_typed_in_place_of_a_source_is_never_shown(
    place: Callable[[str], dict[str, object]], before: str, after: str, suffix: str
) -> None:
    table = place(f"{before}{CANARY_PASSWORD}{after}")
    text = json.dumps(table) if suffix == ".json" else yaml.safe_dump(table)

    result = outcome(text.encode(), suffix)

    assert isinstance(result, SpecError)
    assert CANARY_PASSWORD not in said(result)


@given(TABLES, KEYS)
def test_a_product_key_typed_anywhere_is_an_error_and_never_shown(
    table: dict[str, object], key: str
) -> None:
    data = table | {key: [{"text": f"the key {TEST_MAK}."}, {TEST_MAK: 1}]}

    result = outcome(json.dumps(data, default=str).encode(), ".json")

    assert isinstance(result, SpecError)
    assert TEST_MAK not in said(result)
