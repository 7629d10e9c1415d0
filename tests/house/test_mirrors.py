"""Each module has its unit test at the same path, and each unit test its module."""

from __future__ import annotations

from tests.house.project import PACKAGE, TESTS, modules

OF_DATA = {"catalog/test_counts.py"}
"""Unit tests of shipped data rather than of a module."""


def test_no_module_lacks_its_unit_test_and_no_unit_test_its_module() -> None:
    expected = {
        module.relative_to(PACKAGE).with_name(f"test_{module.name}").as_posix()
        for module in modules()
        if module.name not in {"__init__.py", "__main__.py"}
    }
    unit = TESTS / "unit"
    there = {path.relative_to(unit).as_posix() for path in unit.rglob("test_*.py")}

    assert (sorted(expected - there), sorted(there - expected - OF_DATA)) == ([], [])
