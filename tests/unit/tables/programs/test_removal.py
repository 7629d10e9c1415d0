from __future__ import annotations

import pytest

from unattend_gen.catalog.apps import App, apps, apps_by_name
from unattend_gen.errors import InputError
from unattend_gen.tables.programs.removal import (
    app_name,
    apps_of,
    effects_of,
    packages_of,
    recognised_names,
)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Weather", "Weather"),
        ("weather", "Weather"),
        ("Groove Music", "Media Player"),
        ("Microsoft.BingNews", "Microsoft.BingNews"),
        ("MSTeams", "MSTeams"),
        ("Contoso.Game", "Contoso.Game"),
    ],
)
def test_an_app_has_a_familiar_name_or_that_of_its_package(given: str, name: str) -> None:
    assert app_name(given) == name


@pytest.mark.parametrize(
    ("given", "near"), [("Wether", "Weather"), ("OneDriv", "OneDrive"), ("Phone Lnk", "Phone Link")]
)
def test_a_misspelt_name_gets_a_suggestion(given: str, near: str) -> None:
    with pytest.raises(InputError) as caught:
        app_name(given)

    assert caught.value.advice == f"did you mean {near}?"


def test_packages_are_listed_once_in_the_order_of_the_names() -> None:
    names = ["Microsoft.StorePurchaseApp", "Microsoft Store", "OneDrive"]

    assert packages_of(names) == ("Microsoft.StorePurchaseApp", "Microsoft.WindowsStore")
    assert [app.name for app in apps_of(names)] == ["OneDrive", "Microsoft Store"]


@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_each_app_is_recognised_by_all_that_its_removal_does(app: App) -> None:
    parts = frozenset((*app.capabilities, *app.features))

    found = [*recognised_names(app.packages, parts, frozenset(effects_of(app)))]

    assert found == [app.name]


def test_an_app_is_not_recognised_by_a_part_of_it() -> None:
    store = apps_by_name()["microsoft store"]
    swapped = store.packages[::-1]

    assert [*recognised_names(store.packages[:1], frozenset(), frozenset())] == [store.packages[0]]
    assert [*recognised_names(swapped, frozenset(), frozenset())] == [*swapped]
