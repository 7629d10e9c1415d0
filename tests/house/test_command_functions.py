"""Each command is a function of the package with the same options."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from unattend_gen.cli.command_table import COMMANDS, CommandEntry, CommandGroup, load_command

if TYPE_CHECKING:
    from collections.abc import Callable

OF_TERMINALS = {"report_format", "diff_format", "out", "force", "quiet", "verbose"}
"""Options for the report that a person reads: outcomes have `format` and `write` instead."""

FUNCTIONS: dict[str, tuple[Callable[..., object], ...]] = {
    "check": (ug.check, ug.check_fleet),
    "import": (ug.import_file,),
    "init": (ug.init, ug.starters),
    "render": (ug.render, ug.render_inventory),
}
"""The functions of a command, where there are several or it has another name."""

OTHERWISE = {
    ("check", "fleet"),  # check_fleet
    ("explain", "thing"),  # words of a command line, one text here
    ("import", "path"),  # called file
    ("init", "list_starters"),  # starters
    ("key", "typed"),  # rejects a key that was typed
}

ENTRIES = [entry for entry in COMMANDS if isinstance(entry, CommandEntry)]
[GROUP] = [entry for entry in COMMANDS if isinstance(entry, CommandGroup)]


def parameters(function: Callable[..., object]) -> set[str]:
    return set(inspect.signature(function).parameters)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_command_has_a_function_with_its_options(entry: CommandEntry) -> None:
    functions = FUNCTIONS.get(entry.name) or (getattr(ug, entry.name),)

    options = parameters(load_command(entry.name)) - OF_TERMINALS
    options -= {option for name, option in OTHERWISE if name == entry.name}

    assert options - set().union(*map(parameters, functions)) == set()


@pytest.mark.parametrize("entry", GROUP.commands, ids=lambda entry: entry.name)
def test_a_topic_of_activation_has_a_function(entry: CommandEntry) -> None:
    assert inspect.isfunction(getattr(ug.activation, entry.own_name))


@pytest.mark.parametrize("name", [*(entry.name for entry in ENTRIES), "check_fleet"])
def test_a_function_is_documented_with_its_arguments(name: str) -> None:
    function = FUNCTIONS.get(name, (getattr(ug, name, ug.import_file),))[0]
    text = inspect.getdoc(function) or ""

    assert [one for one in parameters(function) if f"{one}: " not in text] == []
    assert "Raises:" in text


VALID: dict[str, dict[str, object]] = {
    "audit": {"paths": [b""]},
    "check": {"paths": [b""]},
    "check_fleet": {"folder": "fleet"},
    "diff": {"left": b"", "right": b""},
    "explain": {"thing": "rules"},
    "import_file": {"file": b""},
    "init": {},
    "key": {"key_from": "env:NAME"},
    "media": {"folder": "rendered", "kind": "iso"},
    "render": {"spec": b""},
    "render_inventory": {"spec": "spec.toml", "inventory": "rows.csv", "out": "out"},
    "schema": {"what": "spec"},
    "scrub": {"paths": "share"},
    "validate": {"paths": [b""]},
}
"""Arguments of each function that are checked before anything is read."""


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        (name, argument)
        for name in VALID
        for argument in sorted(inspect.signature(getattr(ug, name)).parameters)
    ],
)
def test_a_wrong_type_is_a_usage_error_that_names_the_argument(name: str, argument: str) -> None:
    with pytest.raises(ug.UsageError, match=rf"^{argument} takes .*, not object$"):
        getattr(ug, name)(**VALID[name] | {argument: object()})


def test_engines_that_were_imported_before_do_not_replace_functions() -> None:
    for engine in ("auditor", "imager", "validator", "activator"):
        import_module(f"unattend_gen.{engine}")

    assert inspect.isfunction(ug.audit)
    assert inspect.isfunction(ug.media)
    assert inspect.isfunction(ug.validate)
    assert inspect.isfunction(ug.activation.proxy)
