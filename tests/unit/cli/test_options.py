"""What option texts mean."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

import unattend_gen as ug
from unattend_gen import plugins, reports
from unattend_gen.cli.options import (
    FormatOption,
    help_text,
    read_files,
    require_check_for_format,
    require_named,
    require_script_form,
)
from unattend_gen.errors import UsageError


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

    assert option.help == f"Report format: {', '.join(plugins.names(reports))}."


@pytest.mark.parametrize("form", [None, "powershell", "cmd"])
def test_a_script_has_one_of_two_forms_or_is_not_asked_for(form: str | None) -> None:
    require_script_form(form)


def test_another_form_of_a_script_is_refused() -> None:
    with pytest.raises(UsageError, match="vbs is not a form here; valid forms: powershell, cmd"):
        require_script_form("vbs")


@pytest.mark.parametrize("path", ["", "  "])
def test_a_place_without_a_name_is_refused(path: str) -> None:
    with pytest.raises(UsageError, match="--out is empty"):
        require_named(path)


def test_folders_and_images_cannot_go_to_standard_output() -> None:
    with pytest.raises(UsageError, match="cannot go to standard output"):
        require_named("-")

    assert require_named("./-") == "./-"


def test_a_format_without_a_check_is_refused() -> None:
    require_check_for_format(None)

    with pytest.raises(UsageError, match="--format is the output format of --check"):
        require_check_for_format("text")


def test_the_files_that_a_run_reads_have_names_for_messages() -> None:
    assert read_files(ug.Configuration(path=Path("c.toml")), Path("known.json")) == {
        "the configuration": "c.toml",
        "the baseline": "known.json",
    }
    assert read_files(ug.Configuration(), None) == {"the configuration": None, "the baseline": None}
