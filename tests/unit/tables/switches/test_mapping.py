"""Every switch is rendered and read back, and its scripts are what they should be."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.imports import imported
from tests.powershell import parsed
from tests.specs import a_spec
from tests.unit.tables.switches.test_effects import VALUES
from tests.wine import run
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.switches import Switch, switches
from unattend_gen.core.registry_entry import RegistryEntry
from unattend_gen.renderer.commands import scripts
from unattend_gen.renderer.engine import render
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.tables.switches.effects import Write
from unattend_gen.tables.switches.mapping import recognised
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource

TEMPLATES = Templates()


def no_secret(_: SecretSource, __: SecretKind) -> Secret:
    raise AssertionError


def texts(row: Switch, value: object) -> dict[str, str]:
    """Return the scripts of a switch by stage and suffix."""
    spec = a_spec(windows=row.until or "11-24h2", **{row.table: {row.name: value}})
    return {
        f"{script.stage}-{script.name}{script.suffix}": TEMPLATES.render(
            script.template, script.values
        )
        for script in scripts(spec)
    }


@pytest.mark.parametrize(("row", "value"), VALUES, ids=lambda each: getattr(each, "key", each))
def test_a_switch_comes_back_from_its_answer_file(row: Switch, value: object) -> None:
    windows = row.until or "11-24h2"
    spec = a_spec(windows=windows, **{row.table: {row.name: value}})
    rendering = render(spec, catalog(), no_secret)

    outcome = imported(rendering.artifacts[0].data, f"windows-{windows}/AutoUnattend.xml")

    read = tomllib.loads(outcome.imported.text)
    assert outcome.is_complete
    assert {key: read[key] for key in read if isinstance(read[key], dict)} == {
        row.table: {row.name: value}
    }


@pytest.mark.parametrize(("row", "value"), VALUES, ids=lambda each: getattr(each, "key", each))
def test_each_script_of_a_switch_is_powershell(row: Switch, value: object) -> None:
    for name, text in texts(row, value).items():
        if name.endswith(".ps1"):
            parsed(text)


def test_a_table_has_one_registry_file_for_each_stage() -> None:
    table = {"show_hidden": True, "info_tips": False, "open_to": "this-pc"}

    found = [f"{each.stage}-{each.name}{each.suffix}" for each in scripts(a_spec(explorer=table))]

    assert found == [
        "specialize-default-user.ps1",
        "default-user-explorer.reg",
        "each-user-explorer.reg",
    ]


def test_explorer_restarts_after_all_scripts_of_a_user() -> None:
    own = {"run": "each-user", "language": "cmd", "text": "ver"}
    spec = a_spec(explorer={"restart": True}, theme={"mode": "dark"}, scripts=[own])

    names = [each.name for each in scripts(spec) if each.stage is Stage.EACH_USER]

    assert names == ["theme", "script-1", "restart-explorer"]


def test_the_larger_of_two_switches_explains_what_both_do() -> None:
    key = r"HKEY_USERS\DefaultUser\Software\Microsoft\Windows\CurrentVersion\Explorer\Advanced"
    found = [
        Write(Stage.DEFAULT_USER, RegistryEntry(key, name, "dword:00000001"))
        for name in ("Hidden", "ShowSuperHidden")
    ]

    assert recognised(switches()["explorer"], frozenset(found)) == {"show_system_files": True}


def test_every_registry_file_is_imported_by_reg(tmp_path: Path) -> None:
    files = {
        f"{number}-{name}": text
        for number, (row, value) in enumerate(VALUES)
        for name, text in texts(row, value).items()
        if name.endswith(".reg")
    }
    whole = "Windows Registry Editor Version 5.00\n" + "".join(
        text.partition("\n")[2] for text in files.values()
    )
    (tmp_path / "all.reg").write_text(whole.replace("\n", "\r\n"), encoding="utf-16")

    outcome = run("reg", "import", "all.reg", folder=tmp_path)

    assert len(files) > 80
    assert outcome.returncode == 0, outcome.stderr


def test_the_hive_of_new_users_is_loaded_around_its_scripts() -> None:
    spec = a_spec(explorer={"show_hidden": True})
    script = next(each for each in scripts(spec) if each.stage is Stage.DEFAULT_USER)

    assert isinstance(script, Script)
    assert "HKEY_USERS\\DefaultUser" in TEMPLATES.render(script.template, script.values)
