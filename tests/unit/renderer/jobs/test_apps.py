from __future__ import annotations

from tests.powershell import nodes
from tests.specs import a_spec
from unattend_gen.renderer.jobs.apps import jobs
from unattend_gen.tables.mapping.additions import Script
from unattend_gen.templating import Templates


def scripts(*names: str) -> list[str]:
    found = [*jobs(a_spec(apps={"remove": list(names)}))]
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
    assert [*jobs(a_spec())] == []
