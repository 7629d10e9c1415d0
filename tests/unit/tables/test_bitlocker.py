from __future__ import annotations

import pytest

from tests.imports import spec_of_file
from tests.powershell import nodes, parsed
from tests.specs import a_spec, jobs, refusals
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret
from unattend_gen.renderer.engine import render
from unattend_gen.tables.bitlocker import TABLE
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.templating import Templates

TABLES = [
    {"recovery": "active-directory", "used_space_only": True},
    {"recovery": "entra-id", "method": "xts-aes-256", "used_space_only": False},
    {"recovery": r"\\server\key's", "method": "aes-128", "used_space_only": True},
]


def text(table: dict[str, object]) -> str:
    (script,) = jobs(TABLE, a_spec(bitlocker=table))
    assert isinstance(script, Script)
    assert (script.stage, script.name) == (Stage.FIRST_LOGON, "bitlocker")
    return Templates().render(script.template, script.values)


@pytest.mark.parametrize("table", TABLES)
def test_the_script_parses_and_stores_the_password_before_it_encrypts(
    table: dict[str, object],
) -> None:
    script = text(table)

    assert not parsed(script).root_node.has_error
    commands = nodes(script, "command_name")
    assert commands.index("Save-Protector") < commands.index("Enable-BitLocker")


@pytest.mark.parametrize("table", TABLES)
def test_it_comes_back_from_an_answer_file(table: dict[str, object]) -> None:
    spec = a_spec(bitlocker=table)
    data = render(spec, catalog(), lambda _source, _kind: Secret("")).artifacts[0].data

    assert spec_of_file(data, "AutoUnattend.xml")["bitlocker"] == table


@pytest.mark.parametrize("place", ["keys", "activedirectory", "%TEMP%", r"C:\a|b"])
def test_a_recovery_password_needs_a_place(place: str) -> None:
    assert refusals(bitlocker={"recovery": place}) == {
        "bitlocker.recovery": f"`{place}` is not a place for recovery passwords"
    }


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"windows": "7"}, "needs the BitLocker module, which came with Windows 8"),
        (
            {"windows": "8.1", "bitlocker": {"recovery": "entra-id", "method": "xts-aes-128"}},
            "needs method XTS-AES, which came with Windows 10 1511",
        ),
        ({"image": {"edition": "Home"}}, "the edition of the spec has no BitLocker"),
    ],
)
def test_windows_has_to_have_it(tables: dict[str, object], message: str) -> None:
    found = refusals(**{"bitlocker": {"recovery": "entra-id"}, **tables})

    assert found["bitlocker"].startswith(message.removesuffix(" 1511"))


def test_the_server_without_a_desktop_is_not_the_home_edition() -> None:
    keys = {"edition": "ServerStandardCore"}

    assert a_spec(product_key=keys, bitlocker={"recovery": "entra-id"}).bitlocker
