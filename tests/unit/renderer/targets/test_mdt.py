"""The files of the target mdt, and those that use a MAK where no KMS host answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

import unattend_gen as ug
from tests.documents import a_reading
from tests.ini_files import read_ini
from tests.powershell import parsed
from tests.renderings import names, rendered, text_of, values_of
from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.detect.kinds.task_sequence import DETECTOR
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from unattend_gen.renderer.engine import Rendering


ACTIVATION = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
SETUP = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/Key"
KEYS = {"activation": "env:MAK", "setup": "gvlk", "edition": "Enterprise"}
SHARE = {"deploy_root": r"\\%WDSServer%\Deploy$", "user": "reader", "user_password": "env:PW"}


def for_mdt(password: str = CANARY_PASSWORD, **tables: object) -> Rendering:
    secrets = {"MAK": TEST_MAK, "OTHER": OTHER_TEST_MAK, "PW": password}
    return rendered(secrets, **{"target": "mdt", "product_key": KEYS, **tables})


def rules(rendering: Rendering) -> dict[str, str]:
    ini = read_ini(text_of(rendering, "CustomSettings.ini"))
    assert ini["Settings"] == {"Priority": "Default"}
    return ini["Default"]


def test_the_answer_file_comes_with_both_ini_files() -> None:
    assert names(for_mdt(computer={"name": "PC-1"})) == [
        "Unattend.xml",
        "CustomSettings.ini",
        "Bootstrap.ini",
        "manifest.json",
    ]


def test_the_mak_is_in_the_rules_and_in_no_other_file() -> None:
    rendering = for_mdt(mdt=SHARE)
    holding = [each.name for each in rendering.artifacts if TEST_MAK.encode() in each.data]
    assert holding == ["CustomSettings.ini"]
    assert rules(rendering) == {"OverrideProductKey": TEST_MAK}
    assert {each.name: (each.holds_secret, each.last_fives) for each in rendering.artifacts} == {
        "Unattend.xml": (False, ("2YT43",)),
        "CustomSettings.ini": (True, ("Q4JK2",)),
        "Bootstrap.ini": (True, ()),
        "manifest.json": (False, ()),
    }


def test_a_published_key_stays_in_the_answer_file() -> None:
    answer_file = values_of(for_mdt(), "Unattend.xml")
    assert answer_file[SETUP] == GVLK_ENTERPRISE
    assert ACTIVATION not in answer_file


def test_a_kms_client_has_the_same_key_in_both_places_and_in_the_rules() -> None:
    rendering = for_mdt(product_key={**KEYS, "activation": "gvlk"})
    answer_file = values_of(rendering, "Unattend.xml")
    assert (answer_file[SETUP], answer_file[ACTIVATION]) == (GVLK_ENTERPRISE, GVLK_ENTERPRISE)
    assert rules(rendering) == {"ProductKey": GVLK_ENTERPRISE}
    assert not any(each.holds_secret for each in rendering.artifacts)


def test_a_key_of_settings_goes_the_same_way() -> None:
    rendering = for_mdt(settings={ACTIVATION: "env:OTHER"})
    assert rules(rendering) == {"OverrideProductKey": OTHER_TEST_MAK}
    assert ACTIVATION not in values_of(rendering, "Unattend.xml")


def test_an_image_without_a_kms_key_is_given_one_before() -> None:
    rendering = for_mdt(mdt={"kms_image": False})
    assert rules(rendering) == {"OverrideProductKey": TEST_MAK, "ProductKey": GVLK_ENTERPRISE}


def test_the_start_of_a_boot_image_reads_back() -> None:
    ini = read_ini(text_of(for_mdt(mdt=SHARE), "Bootstrap.ini"))
    assert ini == {
        "Settings": {"Priority": "Default"},
        "Default": {
            "DeployRoot": r"\\%WDSServer%\Deploy$",
            "UserID": "reader",
            "UserPassword": CANARY_PASSWORD,
        },
    }


def test_lines_end_as_windows_ends_them() -> None:
    text = text_of(for_mdt(mdt=SHARE), "Bootstrap.ini")
    assert text.count("\r\n") == text.count("\n") == len(text.splitlines())


def test_omitted_properties_are_listed() -> None:
    rendering = for_mdt(computer={"organization": "Büro"})
    assert "; OrgName is left to Unattend.xml: " in text_of(rendering, "CustomSettings.ini")
    assert "OrgName" not in rules(rendering)


def test_a_password_that_would_not_be_read_back_is_rejected_and_not_shown() -> None:
    with pytest.raises(InputError) as caught:
        for_mdt(" CanaryPw", mdt=SHARE)
    assert (caught.value.message, caught.value.where) == (
        "UserPassword begins or ends with a blank, which an INI file cannot represent",
        "mdt.user_password",
    )


def test_the_rules_say_that_mdt_is_retired_and_name_its_successor() -> None:
    text = text_of(for_mdt(), "CustomSettings.ini")
    assert "retired on 6 January 2026" in text
    assert "PSD" in text


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


def test_two_scripts_and_the_steps_that_run_them_are_added() -> None:
    rendering = with_steps()

    assert names(rendering)[3:-1] == ["kms-detect.ps1", "activate.ps1", "task-sequence-steps.txt"]
    assert not any(each.holds_secret for each in rendering.artifacts)
    assert "OverrideProductKey" not in text_of(rendering, "CustomSettings.ini")


def test_they_are_those_of_the_commands() -> None:
    rendering = with_steps()
    activate = ug.activation.script(form="oslicense", key_at=PLACE)

    by_command = ug.activation.kms_script("powershell", ["corp.test"])
    assert text_of(rendering, "kms-detect.ps1") == by_command
    assert text_of(rendering, "activate.ps1") == activate.data.decode("utf-8-sig")
    assert text_of(rendering, "task-sequence-steps.txt") == ug.activation.kms_script(
        "task-sequence"
    )


def test_the_scripts_are_powershell_and_the_steps_a_task_sequence_without_a_secret() -> None:
    rendering = with_steps()
    reading = a_reading(text_of(rendering, "task-sequence-steps.txt"), "ts.xml")

    parsed(text_of(rendering, "kms-detect.ps1"))
    parsed(text_of(rendering, "activate.ps1"))
    assert DETECTOR.recognises(reading)
    assert list(DETECTOR.matches(reading)) == []


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
        ({"product_key": {**GVLK, "activation": "env:MAK"}}, "the spec also has a MAK"),
        (
            {"settings": {"specialize/Microsoft-Windows-Shell-Setup/ProductKey": "env:MAK"}},
            "the spec also has a MAK",
        ),
        ({"windows": "7", "mdt": {"mak_without_kms": PLACE}}, "a batch file cannot find out"),
    ],
)
def test_contradictory_keys_are_rejected(tables: dict[str, object], reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        with_steps(**tables)

    assert caught.value.where == "mdt.mak_without_kms"
