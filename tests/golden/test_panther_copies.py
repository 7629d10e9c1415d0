"""The README of the Panther copies shows the verdict on each, word for word."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from unattend_gen.answer_file.parse import parse
from unattend_gen.auditor.panther import check
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.errors import ExitCode
from unattend_gen.reports.text import FORMAT
from unattend_gen.sources.walk.panther import read_panther
from unattend_gen.validator.schema import Profile, violations

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "examples" / "panther" / "README.md"
README = PAGE.read_text(encoding="utf-8")
RUNS = re.findall(r"```sh\n([^\n]+)\n```\n\n```\n(.*?)```", README, re.DOTALL)
COPIES = sorted(ROOT.glob("examples/panther/*/Windows/Panther/unattend.xml"))


def test_the_readme_runs_both() -> None:
    assert [command for command, _ in RUNS] == [
        "unattend-gen check examples/panther/scrubbed",
        "unattend-gen check examples/panther/leaked",
    ]


@pytest.mark.parametrize(("command", "output"), RUNS)
def test_a_command_of_the_readme_prints_the_output_below_it(
    command: str, output: str, monkeypatch: pytest.MonkeyPatch, *, update_golden: bool
) -> None:
    monkeypatch.chdir(ROOT)
    folder = shlex.split(command)[-1]
    text = FORMAT.render(check(read_panther([folder]), catalog()), False)

    if update_golden:
        page = PAGE.read_text(encoding="utf-8").replace(output, text)
        PAGE.write_text(page, encoding="utf-8")
        return
    assert text == output


@pytest.mark.parametrize(
    ("name", "exit_code"), [("scrubbed", ExitCode.CLEAN), ("leaked", ExitCode.FINDINGS)]
)
def test_the_exit_codes_are_those_of_the_readme(name: str, exit_code: ExitCode) -> None:
    folder = ROOT / "examples" / "panther" / name

    assert check(read_panther([str(folder)]), catalog()).exit_code is exit_code


@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.parts[-4])
def test_a_copy_is_valid_in_the_relaxed_profile(copy: Path) -> None:
    assert violations(parse(copy.read_bytes()), profile=Profile.RELAXED) == ()


def test_both_copies_stem_from_one_answer_file_except_for_leftovers() -> None:
    leaked, scrubbed = (Document(Location(path.parts[-4]), path.read_bytes()) for path in COPIES)

    report = check([scrubbed], catalog(), against=[leaked])

    commands = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands"
    assert [(finding.rule, finding.location.setting) for finding in report.findings] == [
        ("differs-from-rendered", f"{commands}/SynchronousCommand[1]/CommandLine")
    ]
