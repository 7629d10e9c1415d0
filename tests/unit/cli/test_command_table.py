"""The table of commands."""

from __future__ import annotations

import pytest

from unattend_gen.cli.command_table import (
    COMMANDS,
    CommandEntry,
    CommandGroup,
    entry_named,
    every_command,
    known,
    load_command,
)

UI = CommandEntry("activation ui", "Where to click.")


def test_a_command_of_a_group_has_its_own_name_and_a_slug() -> None:
    assert (UI.own_name, UI.slug) == ("ui", "activation-ui")


def test_commands_of_a_group_have_the_name_of_the_group_first() -> None:
    groups = [entry for entry in COMMANDS if isinstance(entry, CommandGroup)]

    assert [group.name for group in groups] == ["activation"]
    assert [one for one in groups[0].commands if not one.name.startswith("activation ")] == []


def test_names_are_unique() -> None:
    names = [entry.name for entry in every_command()]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], None),
        (["rendr"], None),
        (["render", "spec.toml"], "render"),
        (["activation"], "activation"),
        (["activation", "iu"], "activation"),
        (["activation", "ui", "x"], "activation ui"),
    ],
)
def test_the_first_words_name_a_command_as_far_as_they_do(
    words: list[str], expected: str | None
) -> None:
    assert known(words) == expected


def test_a_name_without_a_command_is_none() -> None:
    assert entry_named("rendr") is None


@pytest.mark.parametrize("entry", every_command(), ids=lambda entry: entry.name)
def test_each_command_has_a_function_with_help(entry: CommandEntry) -> None:
    assert "Exit codes:" in (load_command(entry.name).__doc__ or "")
