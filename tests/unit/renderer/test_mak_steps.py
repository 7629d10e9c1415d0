"""A MAK only where no KMS host is: what the target mdt brings for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.documents import a_reading
from tests.powershell import parsed
from tests.renderings import names, rendered, text_of
from tests.samples import TEST_MAK
from unattend_gen.activator.kms.formats import script
from unattend_gen.api.activation_scripts import ScriptRequest, activation_script
from unattend_gen.detect.kinds.task_sequence import DETECTOR
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from unattend_gen.renderer.engine import Rendering

PLACE = r"file:\\MDT01\Keys$\mak.txt"
GVLK = {"setup": "gvlk", "edition": "Enterprise"}
STEPS = {"mak_without_kms": PLACE, "kms_domains": ["corp.test"]}


def with_steps(**tables: object) -> Rendering:
    known = {"target": "mdt", "product_key": GVLK, "mdt": STEPS, **tables}
    return rendered({"MAK": TEST_MAK}, **known)


def test_a_spec_without_a_place_has_no_steps() -> None:
    assert names(with_steps(mdt={})) == [
        "Unattend.xml",
        "CustomSettings.ini",
        "Bootstrap.ini",
        "manifest.json",
    ]


def test_two_scripts_and_the_steps_that_run_them_stand_beside_the_rest() -> None:
    rendering = with_steps()

    assert names(rendering)[3:-1] == ["kms-detect.ps1", "activate.ps1", "task-sequence-steps.txt"]
    assert not any(each.holds_secret for each in rendering.artifacts)
    assert "OverrideProductKey" not in text_of(rendering, "CustomSettings.ini")


def test_they_are_those_of_the_commands() -> None:
    rendering = with_steps()
    wish = ScriptRequest(form="oslicense", key_at=PLACE)

    by_command = script(["corp.test"], "powershell", timeout_seconds=3)
    assert text_of(rendering, "kms-detect.ps1") == by_command
    assert text_of(rendering, "activate.ps1") == activation_script(wish).data.decode("utf-8-sig")
    assert text_of(rendering, "task-sequence-steps.txt") == script(
        (), "task-sequence", timeout_seconds=3
    )


def test_the_scripts_are_powershell_and_the_steps_a_task_sequence_without_a_secret() -> None:
    rendering = with_steps()
    reading = a_reading(text_of(rendering, "task-sequence-steps.txt"), "ts.xml")

    parsed(text_of(rendering, "kms-detect.ps1"))
    parsed(text_of(rendering, "activate.ps1"))
    assert DETECTOR.recognises(reading)
    assert list(DETECTOR.suspects(reading)) == []


def test_the_means_are_those_that_the_spec_names() -> None:
    text = text_of(with_steps(activation={"script": "cim"}), "activate.ps1")

    assert "Invoke-OSLicense" not in text


def test_an_old_release_gets_batch_files() -> None:
    rendering = with_steps(windows="7")

    assert names(rendering)[3:5] == ["kms-detect.cmd", "activate.cmd"]
    steps = etree.fromstring(text_of(rendering, "task-sequence-steps.txt"))
    assert [one.text.count("activate.cmd") for one in steps.iter("action") if one.text] == [0, 2]


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ({"product_key": {**GVLK, "activation": "env:MAK"}}, "the spec has a MAK too"),
        (
            {"settings": {"specialize/Microsoft-Windows-Shell-Setup/ProductKey": "env:MAK"}},
            "the spec has a MAK too",
        ),
        ({"windows": "7", "mdt": {"mak_without_kms": PLACE}}, "a batch file does not know"),
    ],
)
def test_what_does_not_go_together_is_refused(tables: dict[str, object], reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        with_steps(**tables)

    assert caught.value.where == "mdt.mak_without_kms"
