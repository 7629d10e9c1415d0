"""What option texts mean."""

from __future__ import annotations

from typing import get_args

import pytest

from unattend_gen import plugins, reports
from unattend_gen.cli.options import (
    FormatOption,
    demand_answer,
    demand_named,
    demand_script_form,
    help_text,
    severity,
)
from unattend_gen.core.finding import Severity
from unattend_gen.errors import UsageError


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("error", Severity.ERROR),
        ("warning", Severity.WARNING),
        ("note", Severity.NOTE),
        ("never", None),
    ],
)
def test_fail_on_names_a_level_or_never(text: str, meaning: Severity | None) -> None:
    assert severity(text) is meaning


def test_another_level_is_refused_with_the_list() -> None:
    with pytest.raises(UsageError, match="takes error, warning, note or never"):
        severity("fatal")


def test_help_keeps_each_example_on_its_line() -> None:
    text = help_text(
        "Do a thing.", examples=("unattend-gen a", "unattend-gen b"), exit_codes=("0 done",)
    )

    assert text == (
        "Do a thing.\n\n\b\nExamples:\n  $ unattend-gen a\n  $ unattend-gen b\n\n"
        "\b\nExit codes:\n  0 done"
    )


def test_the_help_names_every_format_there_is() -> None:
    [_, option] = get_args(FormatOption)

    assert option.help == f"How to report: {', '.join(plugins.names(reports))}."


@pytest.mark.parametrize("form", [None, "powershell", "cmd"])
def test_a_script_has_one_of_two_forms_or_is_not_asked_for(form: str | None) -> None:
    demand_script_form(form)


def test_another_form_of_a_script_is_refused() -> None:
    with pytest.raises(UsageError, match="there are powershell, cmd"):
        demand_script_form("vbs")


@pytest.mark.parametrize("path", ["", "  "])
def test_a_place_without_a_name_is_refused(path: str) -> None:
    with pytest.raises(UsageError, match="--out names nothing"):
        demand_named(path)


def test_standard_output_is_no_place_for_a_folder_or_an_image() -> None:
    with pytest.raises(UsageError, match="cannot go to standard output"):
        demand_named("-")

    assert demand_named("./-") == "./-"


def test_a_format_without_a_check_is_refused() -> None:
    demand_answer(None)

    with pytest.raises(UsageError, match="--format is for the answer of --check"):
        demand_answer("text")
