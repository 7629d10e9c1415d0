from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from unattend_gen import plugins

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package of two plug-ins, a private module, a sub-package and a file that is no module."""
    folder = tmp_path / "some_plugins"
    (folder / "folded").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "folded" / "__init__.py").write_text('RULE = "folded"')
    (folder / "second.py").write_text('RULE = "second"')
    (folder / "first.py").write_text('RULE = "first"')
    (folder / "_private.py").write_text("raise RuntimeError")
    (folder / "README.md").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("some_plugins")]:
        monkeypatch.delitem(sys.modules, name)
    return import_module("some_plugins")


def test_plug_ins_are_the_public_modules_by_name_without_sub_packages(package: ModuleType) -> None:
    assert plugins.names(package) == ("first", "second")


def test_listing_imports_nothing(package: ModuleType) -> None:
    plugins.names(package)

    assert "some_plugins.first" not in sys.modules


def test_one_plug_in_is_loaded_by_its_name(package: ModuleType) -> None:
    assert plugins.load(package, "second", "RULE", str) == "second"
    assert "some_plugins.first" not in sys.modules


def test_all_plug_ins_come_in_the_order_of_their_names(package: ModuleType) -> None:
    assert list(plugins.load_all(package, "RULE", str)) == ["first", "second"]


def test_a_name_that_is_no_plug_in_is_an_error(package: ModuleType) -> None:
    with pytest.raises(ModuleNotFoundError, match=r"some_plugins\.third"):
        plugins.load(package, "third", "RULE", str)


def test_a_plug_in_without_its_object_is_an_error(package: ModuleType) -> None:
    with pytest.raises(AttributeError, match=r"TARGET"):
        plugins.load(package, "first", "TARGET", str)


def test_a_plug_in_with_an_object_of_another_kind_is_an_error(package: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"some_plugins\.first\.RULE is not of type int"):
        plugins.load(package, "first", "RULE", int)
