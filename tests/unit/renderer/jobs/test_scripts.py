from __future__ import annotations

import pytest

from tests.specs import a_spec
from unattend_gen.renderer.jobs.scripts import jobs
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.templating import Templates


@pytest.mark.parametrize(
    ("language", "suffix"),
    [("powershell", ".ps1"), ("cmd", ".cmd"), ("reg", ".reg"), ("vbs", ".vbs")],
)
def test_a_script_keeps_its_text_and_gets_the_ending_of_its_language(
    language: str, suffix: str
) -> None:
    table = {"run": "first-logon", "language": language, "text": "a & <b> {{ c }}"}

    (job,) = jobs(a_spec(scripts=[table]))

    assert job == Script(
        Stage.FIRST_LOGON,
        "script-1",
        suffix,
        "scripts/as-written.j2",
        {"text": "a & <b> {{ c }}"},
    )


def test_what_looks_like_a_template_in_a_script_is_none() -> None:
    text = "{{ 1 + 1 }} {% if %} {# no #}"

    assert Templates().render("scripts/as-written.j2", {"text": text}) == f"{text}\n"


def test_no_scripts_no_jobs() -> None:
    assert [*jobs(a_spec())] == []
