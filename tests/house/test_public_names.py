"""The public names of the package, each loaded when first used."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys

import pytest

import unattend_gen
from tests.house.project import PACKAGE, tree

PUBLIC = tuple(
    alias.name
    for node in tree(PACKAGE / "__init__.pyi").body
    if isinstance(node, ast.ImportFrom) and node.module != "typing"
    for alias in node.names
)
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
    """Return what a program prints in a separate interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_stub_declares_all_public_names() -> None:
    assert sorted((*PUBLIC, "__version__")) == dir(unattend_gen)
    assert getattr(unattend_gen, "__all__") == PUBLIC  # noqa: B009 - the stub has none
    assert not set(PUBLIC) & {path.stem for path in PACKAGE.iterdir()}  # a room would replace it


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_exists_and_is_documented(name: str) -> None:
    assert getattr(unattend_gen, name).__doc__


def test_any_other_name_has_no_page() -> None:
    with pytest.raises(AttributeError, match="module 'unattend_gen' has no attribute 'audit_all'"):
        getattr(unattend_gen, "audit_all")  # noqa: B009 - a type checker refuses the other form


def test_importing_the_package_loads_nothing_and_a_name_only_its_module() -> None:
    imported, touched = json.loads(output(PROGRAM))

    assert imported == ["unattend_gen"]
    assert "unattend_gen.core.finding" in touched
    assert [name for name in touched if not name.startswith("unattend_gen.core")] == []
