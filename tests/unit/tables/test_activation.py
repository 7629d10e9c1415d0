"""The script of `[activation]`."""

from __future__ import annotations

import pytest

from tests.imports import tables
from tests.powershell import parsed
from tests.specs import a_spec, jobs, written
from unattend_gen.activator.scripts.script import ScriptOptions, script
from unattend_gen.catalog.activation_scripts import INSTALLED, ScriptForm
from unattend_gen.core.passes import Pass
from unattend_gen.tables.activation import TABLE, Activation
from unattend_gen.tables.mapping.additions import COMMAND_LISTS, Command, Place, Script, Stage
from unattend_gen.templating import Templates


def test_keys_are_unset_by_default() -> None:
    assert a_spec(activation={}).activation == Activation(skip_automatic=None, manual=False)


def test_both_ways_can_be_chosen() -> None:
    spec = a_spec(activation={"skip_automatic": True, "manual": True})

    assert spec.activation == Activation(skip_automatic=True, manual=True)


SKIP = "specialize/Microsoft-Windows-Security-SPP-UX/SkipAutoActivation"


@pytest.mark.parametrize(("skip", "text"), [(True, "true"), (False, "false")])
def test_the_switch_is_written_as_it_is(skip: bool, text: str) -> None:  # noqa: FBT001 - a case
    assert written(TABLE.additions(a_spec(activation={"skip_automatic": skip}))) == {SKIP: text}


@pytest.mark.parametrize("tables", [{}, {"activation": {}}, {"activation": {"manual": True}}])
def test_a_switch_that_is_not_set_is_not_written(tables: dict[str, object]) -> None:
    assert written(TABLE.additions(a_spec(**tables))) == {}


def made(form: str) -> Script:
    """The one job of a spec that wants to be activated."""
    (job,) = jobs(TABLE, a_spec(activation={"script": form}))
    assert isinstance(job, Script)
    return job


@pytest.mark.parametrize("form", ScriptForm)
def test_it_runs_when_setup_is_done_and_is_the_script_of_the_command(form: ScriptForm) -> None:
    job = made(form)

    text = Templates().render(job.template, job.values)
    assert (job.stage, job.name, job.suffix) == (Stage.SETUP_COMPLETE, "activate", form.suffix)
    assert text.encode() == script(ScriptOptions(form, INSTALLED)).removeprefix(
        b"\xef\xbb\xbf"
    ).replace(b"\r\n", b"\n")


def test_it_parses_and_installs_no_key() -> None:
    job = made("oslicense")

    text = Templates().render(job.template, job.values)
    assert not parsed(text).root_node.has_error
    assert "$Key = ''" in text


def test_without_the_key_there_is_no_script() -> None:
    assert [*jobs(TABLE, a_spec(activation={"skip_automatic": True}))] == []


def test_the_switch_is_read() -> None:
    assert tables(TABLE, {SKIP: "true"}) == [{"skip_automatic": True}]


def test_another_word_is_not_a_boolean() -> None:
    assert tables(TABLE, {SKIP: "yes"}) == []


def test_manual_activation_is_a_command_before_all_others_that_fits_its_setting() -> None:
    (command,) = jobs(TABLE, a_spec(activation={"manual": True}))

    assert isinstance(command, Command)
    assert (command.pass_, command.place) == (Pass.SPECIALIZE, Place.FIRST)
    assert len(command.line) <= 259


def test_a_command_of_manual_activation_is_read_back() -> None:
    (command,) = jobs(TABLE, a_spec(activation={"manual": True}))

    assert isinstance(command, Command)
    item = f"{COMMAND_LISTS[Pass.SPECIALIZE].path}[1]"
    values = {f"{item}/Path": command.line, f"{item}/Description": "No automatic activation"}
    assert tables(TABLE, {**values}) == [{"manual": True}]
    assert tables(TABLE, {**values, f"{item}/Description": "Another"}) == []
