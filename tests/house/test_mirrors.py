"""Each module has its unit test at the same path, and each unit test its module."""

from __future__ import annotations

from tests.house.project import PACKAGE, TESTS, modules

OTHERS = {
    "catalog/test_counts.py",
    "core/test_command_forms.py",
    "detect/configuration/test_growth.py",
    "detect/test_zero_bytes.py",
}
"""Unit tests of data files, or of what several modules do together."""

PLUG_INS = {
    "detect/configuration": "detect/configuration/test_matches.py",
    "rules/answer_file": "rules/test_load.py",
    "rules/place": "rules/test_load.py",
    "rules/registry": "rules/test_load.py",
    "rules/secret": "rules/test_load.py",
}
"""Folders of plug-ins or formats, each with the test that is parametrised over all of them.

A module in such a folder needs a test of its own only for what that test does not cover.
"""


def test_every_module_has_its_unit_test_and_every_unit_test_its_module() -> None:
    modules_ = {
        module.relative_to(PACKAGE).with_name(f"test_{module.name}").as_posix()
        for module in modules()
        if module.name not in {"__init__.py", "__main__.py"}
    }
    optional = {path for path in modules_ if path.rpartition("/")[0] in PLUG_INS}
    unit = TESTS / "unit"
    there = {path.relative_to(unit).as_posix() for path in unit.rglob("test_*.py")}

    assert sorted(modules_ - optional - there) == []
    assert sorted(there - modules_ - OTHERS) == []
    assert set(PLUG_INS.values()) <= there
