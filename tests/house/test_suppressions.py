"""A suppressed check has a reason on its line or the line above."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.house.project import files, relative

if TYPE_CHECKING:
    from pathlib import Path

SWITCH = re.compile(r"#\s*(type:\s*ignore|noqa|pragma|mypy:|ruff:|fmt:)")
REASONED = re.compile(
    r"#\s*type: ignore\[[\w, -]+\]  # \w.*"
    r"|#\s*noqa: [A-Z]+\d+(, [A-Z]+\d+)* - \w.*"
    r"|#\s*type: ignore\[[\w, -]+\]  # noqa: [A-Z]+\d+ - \w.*"
)


MAY_SKIP = {
    "tests/properties/test_output_processes.py",  # a full disk needs a mount
    "tests/sparse.py",  # not every file system has sparse files
    "tests/readers.py",  # programs of the system read images back; never left out in CI
}


def switches(path: Path) -> list[tuple[str, str, re.Match[str]]]:
    """Yield each suppression of a file: the line before it, its line, and its location."""
    lines = ["", *path.read_text(encoding="utf-8").splitlines()]
    return [
        (before, line, switch)
        for before, line in pairwise(lines)
        if (switch := SWITCH.search(line)) is not None
    ]


def test_every_switch_has_a_code_and_a_reason() -> None:
    silent = [
        (relative(path), line.strip())
        for path in files(".py")
        if path.name != "test_suppressions.py"
        for before, line, switch in switches(path)
        if not REASONED.match(line, switch.start()) and not before.strip().startswith("#")
    ]

    assert silent == []


def test_tests_are_skipped_only_for_missing_capabilities() -> None:
    off = {
        relative(path)
        for path in files(".py")
        if path.name != "test_suppressions.py"
        and re.search(r"pytest\.(mark\.)?(skip|xfail)\b|importorskip", path.read_text("utf-8"))
    }

    assert off == MAY_SKIP
