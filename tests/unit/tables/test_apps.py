from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.imports import imported
from tests.powershell import nodes
from tests.specs import a_spec, given, jobs, refusals
from unattend_gen.catalog.apps import apps
from unattend_gen.catalog.load import catalog
from unattend_gen.renderer.engine import render
from unattend_gen.tables.apps import TABLE
from unattend_gen.tables.mapping.additions import Script
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource


def no_secret(_: SecretSource, __: SecretKind) -> Secret:
    raise AssertionError


@pytest.mark.parametrize("names", ["Microsoft.BingNews", ["Microsoft.BingNews"]])
def test_apps_are_one_name_or_a_list(names: object) -> None:
    assert given(a_spec(apps={"remove": names}).apps) == {"remove": ("Microsoft.BingNews",)}


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("*", "`*`"),
        ("Microsoft.*", "the value"),
        ("ab", "`ab`"),
        ("a" * 51, "the value"),
        ("Bing News", "`Bing News`"),
        ("x';exit;'", "`x';exit;'`"),
    ],
)
def test_text_that_cannot_be_a_package_name_is_rejected(name: str, named: str) -> None:
    message = f"{named} is not the name of an app package"

    assert refusals(apps={"remove": [name]}) == {"apps.remove[1]": message}


def scripts(*names: str) -> list[str]:
    found = [*jobs(TABLE, a_spec(apps={"remove": list(names)}))]
    return [
        Templates().render(job.template, job.values) for job in found if isinstance(job, Script)
    ]


def test_one_script_removes_all_apps_by_their_names() -> None:
    (script,) = scripts("Microsoft.BingNews", "Microsoft.Todos")

    assert nodes(script, "verbatim_string_characters") == [
        "'Microsoft.BingNews'",
        "'Microsoft.Todos'",
    ]
    assert nodes(script, "command_name") == [
        "Get-AppxProvisionedPackage",
        "Remove-AppxProvisionedPackage",
    ]


def test_no_apps_no_script() -> None:
    assert scripts() == []


def test_capabilities_and_features_have_scripts_of_their_own() -> None:
    table = {
        "remove": ["WordPad", "Recall"],
        "remove_capabilities": ["Print.Fax.Scan"],
        "add_capabilities": ["OpenSSH.Server"],
        "enable_features": ["TelnetClient"],
    }
    texts = {
        job.name: Templates().render(job.template, job.values)
        for job in jobs(TABLE, a_spec(apps=table))
        if isinstance(job, Script)
    }

    listed = {name: nodes(text, "verbatim_string_characters") for name, text in texts.items()}
    assert {name: set(names) & LISTED for name, names in listed.items()} == {
        "remove-capabilities": {"'Microsoft.Windows.WordPad'", "'Print.Fax.Scan'"},
        "remove-features": {"'Recall'"},
        "add-capabilities": {"'OpenSSH.Server'"},
        "enable-features": {"'TelnetClient'"},
    }


LISTED = {
    "'Microsoft.Windows.WordPad'",
    "'Print.Fax.Scan'",
    "'Recall'",
    "'OpenSSH.Server'",
    "'TelnetClient'",
}


def test_a_name_of_a_capability_is_checked() -> None:
    assert refusals(apps={"add_capabilities": "Open SSH"}) == {
        "apps.add_capabilities": "`Open SSH` is not the name of a capability or feature"
    }


def test_every_app_comes_back_by_its_name() -> None:
    names = [app.name for app in apps()]
    spec = a_spec(apps={"remove": names, "install": "Mozilla.Firefox"})
    data = render(spec, catalog(), no_secret).artifacts[0].data

    outcome = imported(data, "AutoUnattend.xml")

    table = tomllib.loads(outcome.imported.text)["apps"]
    assert sorted(table["remove"]) == sorted(names)
    assert table.keys() == {"remove", "install"}
