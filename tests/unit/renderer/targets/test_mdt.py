from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ini_files import read_ini
from tests.renderings import names, rendered, text_of, values_of
from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, OTHER_TEST_MAK, TEST_MAK
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


def test_the_mak_stands_in_the_rules_and_in_no_other_file() -> None:
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


def test_what_is_left_to_the_answer_file_is_told() -> None:
    rendering = for_mdt(computer={"organization": "Büro"})
    assert "; OrgName is left to Unattend.xml: " in text_of(rendering, "CustomSettings.ini")
    assert "OrgName" not in rules(rendering)


def test_a_password_that_would_not_be_read_back_is_refused_without_being_shown() -> None:
    with pytest.raises(InputError) as caught:
        for_mdt(" CanaryPw", mdt=SHARE)
    assert (caught.value.message, caught.value.where) == (
        "UserPassword begins or ends with a blank, which an INI file cannot carry",
        "mdt.user_password",
    )


def test_the_rules_say_that_mdt_is_retired_and_what_works_on() -> None:
    text = text_of(for_mdt(), "CustomSettings.ini")
    assert "retired on 6 January 2026" in text
    assert "PSD" in text
