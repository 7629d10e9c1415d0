"""Modules that a command does not load: a stable measure of start-up, unlike time.

Typer loads part of pydantic by itself, so pydantic is forbidden to `--version` alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.activation_ids import an_installation_id
from tests.captures import a_dli
from tests.rendered import a_rendered_folder
from tests.samples import GVLK_ENTERPRISE, a_shell_setup

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import json, sys
sys.argv = ["unattend-gen", *sys.argv[1:]]
from unattend_gen.__main__ import main
code = main()
sys.stderr.write(json.dumps([code, *sorted(sys.modules)]))
"""
COLLECTIONS = """
import gc, sys
sys.argv = ["unattend-gen", *sys.argv[1:]]
from unattend_gen.__main__ import main
usual = gc.get_threshold()
before = gc.get_stats()[0]["collections"]
main()
print(gc.get_stats()[0]["collections"] - before)
more = [[] for _ in range(100_000)]
print(gc.get_stats()[0]["collections"] > before, gc.get_threshold() == usual)
"""
SPEC = """
target = "media"
windows = "11-24h2"
architecture = "amd64"

[product_key]
setup = "gvlk"
edition = "Enterprise"

[settings]
"oobeSystem/Microsoft-Windows-Shell-Setup/TimeZone" = "UTC"
"""
PARSERS = ["lxml", "unattend_gen.answer_file"]
TEMPLATES = ["jinja2", "unattend_gen.templating"]
SPECS = ["yaml", "tomlkit", "unattend_gen.tables"]
EXPLAINER = ["xmlschema"]
ACTIVATION = ["unattend_gen.activator", "unattend_gen.cli.commands.activation"]
NETWORK = ["http.client", "urllib.request", "ssl"]
DNS = ["dns"]
KEYRING = ["keyring"]
MANY_FILES = ["pathspec", "multiprocessing", "concurrent.futures", "tomllib"]
BASELINE = ["unattend_gen.baseline", "unattend_gen.validator.baseline"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an answer file, a rendered folder, a spec and a key."""
    answer_file = a_shell_setup("specialize", "<ComputerName>PC</ComputerName>")
    (tmp_path / "unattend.xml").write_bytes(answer_file)
    (tmp_path / "fleet" / "PC-1").mkdir(parents=True)
    (tmp_path / "fleet" / "PC-1" / "unattend.xml").write_bytes(answer_file)
    (tmp_path / "spec.toml").write_text(SPEC, encoding="utf-8")
    a_rendered_folder(tmp_path / "rendered")
    (tmp_path / "PC.txt").write_text(a_dli(), encoding="utf-8")
    (tmp_path / "ids.txt").write_text(an_installation_id(), encoding="utf-8")
    (tmp_path / "key.txt").write_text(GVLK_ENTERPRISE, encoding="utf-8")
    return tmp_path


def loaded(folder: Path, arguments: list[str]) -> tuple[int, set[str]]:
    """Return the exit code of a command run in a folder, and the modules that it loaded."""
    done = run(folder, PROGRAM, arguments)
    code, *modules = json.loads(done.stderr[done.stderr.rindex("[") :])
    return code, set(modules)


def run(folder: Path, program: str, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Return the output of a separate process that runs a program around a command."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (
            ["--version"],
            [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER, "typer", "pydantic", "unattend_gen.cli"],
        ),
        (["key", "--key-from", "file:key.txt"], [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER]),
        (["explain", "exit-codes"], [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER]),
        (["explain", "ComputerName"], [*TEMPLATES, *SPECS, *EXPLAINER]),
        (["explain", "0xC004F074"], [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER]),
        (["activation", "--help"], [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER, *ACTIVATION]),
        (["activation", "ui"], [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER]),
        (["activation", "convert", "--to", "mak"], [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER]),
        (["activation", "registry"], [*PARSERS, *SPECS, *EXPLAINER, "unattend_gen.sources"]),
        (["activation", "script"], [*PARSERS, *SPECS, *EXPLAINER]),
        (["activation", "status", "PC.txt"], [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER, *DNS]),
        (["activation", "phone", "ids.txt"], [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER, *DNS]),
        (["activation", "proxy"], [*PARSERS, *SPECS, *EXPLAINER, *DNS]),
        (["activation", "kms", "--form", "cmd"], [*PARSERS, *SPECS, *EXPLAINER, *DNS]),
        (["init", "--list"], [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER]),
        (["schema", "xsd"], [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER]),
        (["validate", "unattend.xml"], [*TEMPLATES, *SPECS, *EXPLAINER, *MANY_FILES, *BASELINE]),
        (["diff", "unattend.xml", "unattend.xml"], [*TEMPLATES, *SPECS, *EXPLAINER]),
        (["import", "unattend.xml"], ["yaml", *EXPLAINER, "multiprocessing"]),
        (
            ["media", "rendered", "-o", "a.img"],
            [*PARSERS, *TEMPLATES, *SPECS, *EXPLAINER, "pycdlib"],
        ),
        (["check", "unattend.xml"], [*TEMPLATES, *SPECS, *EXPLAINER]),
        (
            ["check", "--fleet", "fleet"],
            [*TEMPLATES, *SPECS, *EXPLAINER, "multiprocessing"],
        ),
        (
            ["audit", "unattend.xml"],
            [
                *(*TEMPLATES, *EXPLAINER, *MANY_FILES, *BASELINE),
                *("sqlite3", "distributed", "cryptography", "unattend_gen.auditor.journal"),
            ],
        ),
        (
            ["render", "spec.toml", "--out", "out"],
            ["yaml", "tomlkit", "multiprocessing", "unattend_gen.spec.inventory", *EXPLAINER],
        ),
    ],
    ids=lambda value: value[0],
)
def test_a_command_loads_only_what_it_needs(
    folder: Path, arguments: list[str], forbidden: list[str]
) -> None:
    code, modules = loaded(folder, arguments)

    assert code == 0
    assert modules.intersection([*forbidden, *NETWORK, *KEYRING]) == set()


def test_short_commands_run_without_garbage_collection(folder: Path) -> None:
    done = run(folder, COLLECTIONS, ["validate", "unattend.xml"])

    assert done.stdout.splitlines()[-2:] == ["0", "True True"]
