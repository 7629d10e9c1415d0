"""What a program may use of the package: these names, each loaded when it is touched."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from importlib import import_module

import pytest

import unattend_gen
from tests.house.project import PACKAGE, tree

PUBLIC = [
    *("AuditOutcome", "AuditRequest", "LeftOutReason", "Overview", "Run", "SecretGroup"),
    *("FleetCheck", "FleetCheckRequest", "MachineCheck", "MachineVerdict"),
    *("ActivationScript", "ScriptRequest"),
    *("KmsAnswer", "KmsRequest", "PhoneSheet", "ProxyAnswer", "StatusTable", "TypedIds"),
    *("LedgerAnswer", "LedgerKey", "LedgerLimits", "VamtLists", "VamtRequest"),
    *("Change", "ChangeKind", "Comparison", "FileComparison", "FileState", "Side"),
    *("ImportOutcome", "MediaRequest", "Medium", "ScrubRequest"),
    *("FleetOutcome", "FleetRequest", "InventoryError", "RowFinding", "RowOutcome", "WorkerError"),
    *("AnswerFileError", "Artifact", "CatalogError", "CheckedDocument", "CheckedSetting"),
    *("Confidence", "ConfigurationError", "Document", "ExitCode", "Finding", "InputError"),
    *("KeyFormatError", "Location", "Mistake", "MistakesError", "OutputError", "ProductKey"),
    *("RenderOutcome", "RenderRequest", "Report", "Secret", "SecretKind", "SecretSourceError"),
    *("SettingPath", "SettingState", "Severity", "SkipReason", "Skipped", "SourceError"),
    *("SpecError", "TemplateError", "UnattendError", "UsageError", "Verdict", "__version__"),
]
PROGRAM = """
import json, sys
before = set(sys.modules)
import unattend_gen
imported = set(sys.modules) - before
unattend_gen.Severity
touched = set(sys.modules) - before - imported
ours = "unattend_gen"
print(json.dumps([sorted(m for m in part if m.startswith(ours)) for part in (imported, touched)]))
"""


def output(program: str) -> str:
    """What a program prints in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_public_names_are_these() -> None:
    assert sorted(unattend_gen.__all__) == sorted(PUBLIC)
    assert set(PUBLIC) <= set(dir(unattend_gen))


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there_and_tells_what_it_is(name: str) -> None:
    assert getattr(unattend_gen, name).__doc__


def test_a_type_checker_is_told_the_same_homes() -> None:
    imports = {
        alias.name: getattr(import_module(node.module or ""), alias.name)
        for block in tree(PACKAGE / "__init__.py").body
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert imports == {
        name: getattr(unattend_gen, name) for name in PUBLIC if name != "__version__"
    }


def test_any_other_name_is_none() -> None:
    with pytest.raises(AttributeError, match="module 'unattend_gen' has no attribute 'audit_all'"):
        getattr(unattend_gen, "audit_all")  # noqa: B009 - a type checker refuses the other form


def test_importing_the_package_loads_nothing_and_a_name_only_its_module() -> None:
    imported, touched = json.loads(output(PROGRAM))

    assert imported == ["unattend_gen"]
    assert "unattend_gen.core.finding" in touched
    assert [name for name in touched if not name.startswith("unattend_gen.core")] == []
