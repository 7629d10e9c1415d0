from __future__ import annotations

import pytest

from unattend_gen.errors import InputError
from unattend_gen.spec.columns import Column, column

TEXT = frozenset({"string", "null"})


def refusal(name: str) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        column(1, name)
    return caught.value.message, caught.value.advice


def test_a_key_of_the_spec_is_a_column() -> None:
    found = column(3, "computer.name")

    assert found == Column(3, "computer.name", ("computer", "name"), TEXT)
    assert not found.names_folder


def test_the_column_id_names_the_folder_and_is_not_a_key() -> None:
    found = column(1, "id")

    assert (found.names_folder, found.path) == (True, ("id",))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("target", ("target",)),
        ("product_key.activation", ("product_key", "activation")),
        ("accounts.local[2].password", ("accounts", "local", 1, "password")),
        ("accounts.local[1].groups[3]", ("accounts", "local", 0, "groups", 2)),
        ("accounts.auto_logon.user", ("accounts", "auto_logon", "user")),
        ("commands.specialize[1]", ("commands", "specialize", 0)),
        ("commands.specialize[1].run", ("commands", "specialize", 0, "run")),
        ("locale.input", ("locale", "input")),
        ("locale.input[2]", ("locale", "input", 1)),
        ("network.interfaces[1].addresses", ("network", "interfaces", 0, "addresses")),
        ("disk.recovery_mb", ("disk", "recovery_mb")),
        ("domain.workgroup", ("domain", "workgroup")),
    ],
)
def test_tables_lists_and_choices_are_walked(name: str, path: tuple[str | int, ...]) -> None:
    assert column(1, name).path == path


def test_a_setting_path_is_a_column_with_a_number_on_each_item() -> None:
    path = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"

    found = column(1, f"{path}/CommandLine")

    assert found.path == ("settings", f"{path}[1]/CommandLine")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("computer.nmae", "did you mean computer.name?"),
        ("Computer.Name", "did you mean computer.name?"),
        ("name", "did you mean computer.name?"),
        ("product_key.activate", "did you mean product_key.activation?"),
        ("accounts.local[3].pasword", "did you mean accounts.local[1].password?"),
        ("ID", "did you mean id?"),
        ("qqqqqqqq", "unattend-gen schema spec prints the keys"),
        ("a b", "unattend-gen schema spec prints the keys"),
        ("computer.name[1]", "did you mean computer.name?"),
    ],
)
def test_an_unknown_name_is_reported_with_the_nearest(name: str, near: str) -> None:
    assert refusal(name) == ("is neither a spec key nor a setting path", near)


@pytest.mark.parametrize(
    ("name", "key"),
    [("computer", "computer."), ("accounts.local", "accounts.local[1].")],
)
def test_a_table_is_not_a_single_value(name: str, key: str) -> None:
    message, advice = refusal(name)

    assert message == "is a table, but a cell holds a single value"
    assert advice.startswith(f"name one of its keys, such as {key}")


@pytest.mark.parametrize("name", ["settings", "unlisted"])
def test_a_table_of_settings_has_no_keys(name: str) -> None:
    assert refusal(name) == (
        "is a table, but a cell holds a single value",
        "name a setting, such as specialize/Microsoft-Windows-Shell-Setup/ComputerName",
    )


def test_an_unknown_setting_is_reported_with_the_nearest() -> None:
    message, advice = refusal("specialize/Microsoft-Windows-Shell-Setup/ComputerNam")

    assert (message, advice) == (
        "Microsoft-Windows-Shell-Setup does not have this setting",
        "did you mean ComputerName?",
    )


def test_an_incomplete_setting_path_is_reported_with_the_format() -> None:
    assert refusal("specialize/Microsoft-Windows-Shell-Setup")[0].startswith("a setting path is")


@pytest.mark.parametrize(
    ("takes", "text", "value"),
    [
        ({"integer", "null"}, "500", 500),
        ({"integer", "null"}, "5OO", "5OO"),
        ({"boolean"}, "TRUE", True),
        ({"boolean"}, "false", False),
        ({"boolean"}, "WAHR", "WAHR"),
        ({"string"}, "500", "500"),
        ({"string"}, "true", "true"),
    ],
)
def test_a_cell_becomes_a_value_of_the_type_in_the_spec(
    takes: set[str], text: str, value: object
) -> None:
    found = Column(1, "any", ("any",), frozenset(takes)).value(text)

    assert (found, type(found)) == (value, type(value))
