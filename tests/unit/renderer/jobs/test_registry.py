from __future__ import annotations

from tests.specs import a_spec
from unattend_gen.renderer.jobs.registry import jobs
from unattend_gen.tables.mapping.additions import Script
from unattend_gen.templating import Templates

VALUES = [
    {"key": r"HKCU\Software\Contoso", "name": 'The "name"', "value": 10},
    {"key": r"HKLM\SOFTWARE\Contoso", "value": "C:\\Temp"},
    {"key": r"HKCU\Software\Contoso", "name": "Other", "value": ""},
]


def texts() -> dict[str, str]:
    found = [*jobs(a_spec(registry=VALUES))]
    return {
        job.stage.value: Templates().render(job.template, job.values)
        for job in found
        if isinstance(job, Script)
    }


def test_values_of_the_machine_are_set_before_there_are_users() -> None:
    assert texts()["specialize"] == (
        "Windows Registry Editor Version 5.00\n"
        "\n"
        "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n"
        '@="C:\\\\Temp"\n'
    )


def test_values_of_users_are_set_for_each_one() -> None:
    assert texts()["each-user"] == (
        "Windows Registry Editor Version 5.00\n"
        "\n"
        "[HKEY_CURRENT_USER\\Software\\Contoso]\n"
        '"The \\"name\\""=dword:0000000a\n'
        "\n"
        "[HKEY_CURRENT_USER\\Software\\Contoso]\n"
        '"Other"=""\n'
    )


def test_no_values_no_script() -> None:
    assert [*jobs(a_spec())] == []
