from __future__ import annotations

import pytest

from tests.powershell import nodes
from tests.specs import a_spec, given, jobs, refusals
from unattend_gen.tables.apps import TABLE
from unattend_gen.tables.mapping.additions import Script
from unattend_gen.templating import Templates


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
