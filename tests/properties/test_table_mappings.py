"""Each table is read back from what it adds to an answer file, by itself and within a spec."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.imports import imported
from tests.properties.foreign_tables import FOREIGN
from tests.properties.spec_tables import TABLES
from tests.samples import GVLK_PRO
from unattend_gen.catalog.load import catalog
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.renderer.embedding import trimmed
from unattend_gen.renderer.engine import render
from unattend_gen.spec.spec import Spec
from unattend_gen.tables.mapping.additions import (
    COMMAND_LISTS,
    Assignment,
    Command,
    PendingSecret,
    Script,
    setting_path,
)
from unattend_gen.tables.mapping.spec_tables import spec_tables
from unattend_gen.tables.mapping.view import FoundScript, View
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.tables.mapping.additions import Addition
    from unattend_gen.tables.mapping.spec_table import AnyTable

HEAD = {"target": "media", "windows": "11-24h2", "defaults": False}
NOT_READ_BACK = {
    "architectures": "importing finds repeated components before all tables",
    "as_written": "what is left after all other tables",
    "defaults": "a key of the head, which importing chooses",
    "elements": "importing keeps elements as they are",
    "interactive": "pages are shown by leaving tables out",
    "mdt": "its values are not in the answer file",
    "settings": "holds what no table can reproduce",
    "unlisted": "holds what the catalog does not know",
    "wifi": "the network is not in the answer file",
}
READ_BACK = [table for table in spec_tables() if table.name not in NOT_READ_BACK]
MARKED = [
    table
    for table in READ_BACK
    if not table.mappings and "windows_pe" not in table.models[0].model_fields
]
TEMPLATES = Templates()


def a_spec_or_none(**tables: object) -> Spec | None:
    try:
        return Spec.model_validate({**HEAD, **tables})
    except ValidationError:
        return None


def secret_of(pending: PendingSecret) -> Secret:
    is_key = pending.kind is SecretKind.PRODUCT_KEY
    secret = Secret(GVLK_PRO if is_key else "hunter2-7", pending.kind)
    return encode_password(secret, pending.encoded_for) if pending.encoded_for else secret


def text_of(script: Script) -> str:
    return trimmed(TEMPLATES.render(script.template, script.values))


def comparable(additions: Iterable[Addition]) -> list[object]:
    """What tables add, with the text of scripts and without the sources of secrets."""
    found: list[object] = []
    for each in additions:
        match each:
            case PendingSecret():
                found.append((str(each.path), each.kind, each.encoded_for))
            case Script():
                found.append((each.stage, each.name, each.suffix, text_of(each)))
            case Command() if each.source is not None:
                found.append(replace(each, line="a secret", source=None))
            case _:
                found.append(each)
    return sorted(found, key=repr)


def view_of(additions: Iterable[Addition]) -> View:
    """An answer file with nothing but what one table adds."""
    values: dict[str, str | Secret] = {}
    variables: dict[str, str] = {}
    scripts: list[FoundScript] = []
    for each in additions:
        match each:
            case Assignment():
                values[str(each.path)] = each.value
            case PendingSecret():
                values[str(each.path)] = secret_of(each)
                variables[str(each.path)] = f"V{len(variables)}"
            case Command():
                commands = COMMAND_LISTS[each.pass_]
                end = f"]/{commands.element}"
                number = sum(path.endswith(end) for path in values if commands.path in path)
                item = f"{commands.path}[{number + 1}]"
                order = number + 1 if each.order is None else each.order
                values |= {f"{item}/Order": str(order)} if order else {}
                line = setting_path(f"{item}/{commands.element}")
                if each.source is None:
                    values[str(line)] = each.line
                else:
                    values[str(line)] = Secret("cmd /c hunter2-7", SecretKind.TOKEN)
                    variables[str(line)] = f"V{len(variables)}"
                values |= {f"{item}/{name}": text for name, text in each.more.items()}
                if each.description is not None:
                    values[f"{item}/Description"] = each.description
            case Script():
                number = len(scripts) + 1
                text = text_of(each)
                scripts.append(FoundScript(each.stage, number, each.name, each.suffix, text))
    return View(values, variables, str(HEAD["windows"]), tuple(scripts))


def read_back(table: AnyTable, additions: Iterable[Addition]) -> list[list[object]]:
    """What each candidate for an answer file adds, for those that are valid."""
    specs = (
        a_spec_or_none(**{table.name: candidate.fields})
        for candidate in table.candidates(view_of(additions))
    )
    return [comparable(table.additions(spec)) for spec in specs if spec is not None]


def test_each_table_has_a_strategy_or_a_reason() -> None:
    assert {table.name for table in READ_BACK} - TABLES.keys() == {"wds"}


@pytest.mark.parametrize("table", READ_BACK, ids=lambda table: table.name)
@given(data=st.data())
def test_a_table_is_read_back_from_what_it_adds(table: AnyTable, data: st.DataObject) -> None:
    usual = TABLES.get(table.name, st.just({}))
    drawn = data.draw(st.one_of(usual, FOREIGN.get(table.name, usual)))
    spec = a_spec_or_none(**{table.name: drawn})
    additions = tuple(table.additions(spec)) if spec is not None else ()

    if additions:
        assert comparable(additions) in read_back(table, additions)


@pytest.mark.parametrize("table", MARKED, ids=lambda table: table.name)
@given(data=st.data())
def test_a_table_of_marks_alone_is_read_back_as_it_was(
    table: AnyTable, data: st.DataObject
) -> None:
    spec = a_spec_or_none(**{table.name: data.draw(TABLES[table.name])})
    additions = tuple(table.additions(spec)) if spec is not None else ()

    if spec is not None and additions:
        (candidate,) = table.candidates(view_of(additions))
        restored = a_spec_or_none(**{table.name: candidate.fields})
        assert restored is not None
        assert table.of(restored) == table.of(spec)


@given(
    st.fixed_dictionaries(
        {}, optional={name: TABLES[name] for name in TABLES if name not in NOT_READ_BACK}
    )
)
def test_a_spec_is_read_back_from_its_answer_file(tables: dict[str, object]) -> None:
    kept = valid_together(tables)
    spec = a_spec_or_none(**kept, defaults=True)
    assert spec is not None
    rendering = render(spec, catalog(), secret_of_source)
    data = next(each.data for each in rendering.artifacts if each.name == "AutoUnattend.xml")

    outcome = imported(data, "AutoUnattend.xml")

    read = tomllib.loads(outcome.imported.text)
    assert outcome.is_complete
    assert not {"settings", "unlisted", "elements"} & read.keys()


def valid_together(tables: dict[str, object]) -> dict[str, object]:
    """The drawn tables without those that are invalid by themselves or after the others."""
    kept: dict[str, object] = {}
    for name, table in tables.items():
        more = {**kept, name: table}
        if a_spec_or_none(**more) is not None:
            kept = more
    return kept


def secret_of_source(_: SecretSource, kind: SecretKind) -> Secret:
    return Secret(GVLK_PRO if kind is SecretKind.PRODUCT_KEY else "hunter2-7", kind)
