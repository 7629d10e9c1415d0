"""The script of `[activation]`."""

from __future__ import annotations

import pytest

from tests.powershell import parsed
from tests.specs import a_spec
from unattend_gen.activator.scripts.script import ScriptWish, script
from unattend_gen.catalog.activation_scripts import INSTALLED, ScriptForm
from unattend_gen.renderer.jobs.activation import jobs
from unattend_gen.tables.mapping.jobs import Script, Stage
from unattend_gen.templating import Templates


def made(form: str) -> Script:
    """The one job of a spec that wants to be activated."""
    (job,) = jobs(a_spec(activation={"script": form}))
    assert isinstance(job, Script)
    return job


@pytest.mark.parametrize("form", ScriptForm)
def test_it_runs_when_setup_is_done_and_is_the_script_of_the_command(form: ScriptForm) -> None:
    job = made(form)

    text = Templates().render(job.template, job.values)
    assert (job.stage, job.name, job.suffix) == (Stage.SETUP_COMPLETE, "activate", form.suffix)
    assert text.encode() == script(ScriptWish(form, INSTALLED)).removeprefix(
        b"\xef\xbb\xbf"
    ).replace(b"\r\n", b"\n")


def test_it_parses_and_installs_no_key() -> None:
    job = made("oslicense")

    text = Templates().render(job.template, job.values)
    assert not parsed(text).root_node.has_error
    assert "$Key = ''" in text


def test_without_the_word_there_is_none() -> None:
    assert [*jobs(a_spec(activation={"manual": True}))] == []
    assert [*jobs(a_spec())] == []
