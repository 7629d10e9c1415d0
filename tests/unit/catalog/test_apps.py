"""The rows of apps.json are complete and have names of their own."""

from __future__ import annotations

import json

import pytest

from unattend_gen import resources
from unattend_gen.catalog.apps import App, apps, apps_by_name

SOURCES = json.loads((resources.schemas() / "apps.json").read_bytes())["sources"]


@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_an_app_has_something_to_remove_and_a_source(app: App) -> None:
    assert app.packages or app.capabilities or app.features or app.commands
    assert app.parameter.startswith("Remove")
    assert app.sources
    assert set(app.sources) <= SOURCES.keys()


def test_no_name_means_two_apps() -> None:
    names = [name.lower() for app in apps() for name in (app.name, *app.aliases)]

    assert len(names) == len(set(names)) == len(apps_by_name())


def test_no_package_belongs_to_two_apps() -> None:
    packages = [package for app in apps() for package in app.packages]

    assert len(packages) == len(set(packages))
