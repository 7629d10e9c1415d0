from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, OTHER_TEST_MAK, TEST_MAK
from tests.specs import a_spec
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.renderer.companion import NeededSecret, Scene
from unattend_gen.renderer.ini import Property
from unattend_gen.renderer.mdt_properties import (
    bootstrap,
    custom_settings,
    left_to_answer_file,
    needed_secrets,
    secrets_of,
)

SHELL = "specialize/Microsoft-Windows-Shell-Setup"
ACTIVATION = f"{SHELL}/ProductKey"
SETUP = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/Key"
CORE = "oobeSystem/Microsoft-Windows-International-Core"
MAK = Secret(TEST_MAK, SecretKind.PRODUCT_KEY)
OTHER_MAK = Secret(OTHER_TEST_MAK, SecretKind.PRODUCT_KEY)
PASSWORD = Secret(CANARY_PASSWORD, SecretKind.PASSWORD)


def a_scene(values: dict[str, str | Secret] | None = None, **mdt: object) -> Scene:
    return Scene(a_spec(target="mdt", mdt=mdt), catalog(), values or {}, lambda _: PASSWORD)


def by_name(properties: tuple[Property, ...]) -> dict[str, str | Secret]:
    return {each.name: each.value for each in properties}


@pytest.mark.parametrize(
    ("values", "is_kms_image", "written"),
    [
        ({}, True, {}),
        ({ACTIVATION: MAK}, True, {"OverrideProductKey": MAK}),
        ({ACTIVATION: MAK, SETUP: GVLK_ENTERPRISE}, True, {"OverrideProductKey": MAK}),
        (
            {ACTIVATION: MAK, SETUP: GVLK_ENTERPRISE},
            False,
            {"OverrideProductKey": MAK, "ProductKey": GVLK_ENTERPRISE},
        ),
        (
            {ACTIVATION: MAK, SETUP: OTHER_MAK},
            True,
            {"OverrideProductKey": MAK, "ProductKey": OTHER_MAK},
        ),
        (
            {ACTIVATION: GVLK_ENTERPRISE, SETUP: GVLK_ENTERPRISE},
            True,
            {"ProductKey": GVLK_ENTERPRISE},
        ),
        ({SETUP: GVLK_ENTERPRISE}, True, {"ProductKey": GVLK_ENTERPRISE}),
        ({SETUP: OTHER_MAK}, True, {"ProductKey": OTHER_MAK}),
    ],
)
def test_keys_go_to_the_properties_that_put_them_in_their_places(
    values: dict[str, str | Secret], is_kms_image: object, written: dict[str, str | Secret]
) -> None:
    scene = a_scene(values, kms_image=is_kms_image)
    assert by_name(custom_settings(scene)) == written


def test_settings_that_mdt_would_write_over_are_said_in_its_own_words() -> None:
    values: dict[str, str | Secret] = {
        f"{SHELL}/ComputerName": "PC-1",
        f"{SHELL}/RegisteredOwner": "IT",
        f"{SHELL}/RegisteredOrganization": "Contoso; Ltd",
        f"{SHELL}/TimeZone": "UTC",
        f"{CORE}/InputLocale": "de-DE;en-US",
        f"{CORE}/UILanguage": "de-DE",
    }
    assert by_name(custom_settings(a_scene(values))) == {
        "OSDComputerName": "PC-1",
        "FullName": "IT",
        "OrgName": "Contoso; Ltd",
        "TimeZoneName": "UTC",
        "KeyboardLocale": "de-DE;en-US",
        "UILanguage": "de-DE",
    }


def test_a_name_that_windows_makes_up_is_not_said() -> None:
    assert custom_settings(a_scene({f"{SHELL}/ComputerName": "*"})) == ()


def test_a_setting_that_not_every_reader_takes_is_left_to_the_answer_file() -> None:
    scene = a_scene({f"{SHELL}/RegisteredOrganization": "Büro"})
    assert (custom_settings(scene), left_to_answer_file(scene)) == ((), ("OrgName",))


def test_choices_of_the_wizard_are_yes_or_no() -> None:
    scene = a_scene(
        task_sequence="W11",
        skip_task_sequence=True,
        skip_product_key=True,
        skip_wizard=False,
        skip_final_summary=False,
    )
    assert by_name(custom_settings(scene)) == {
        "TaskSequenceID": "W11",
        "SkipTaskSequence": "YES",
        "SkipProductKey": "YES",
        "SkipWizard": "NO",
        "SkipFinalSummary": "NO",
    }


def test_a_boot_image_learns_its_share_and_how_to_log_on() -> None:
    scene = a_scene(
        deploy_root=r"\\SERVER\Deploy$",
        user="reader",
        user_domain="CONTOSO",
        user_password="env:PW",
        skip_welcome=True,
    )
    assert by_name(bootstrap(scene)) == {
        "DeployRoot": r"\\SERVER\Deploy$",
        "UserID": "reader",
        "UserDomain": "CONTOSO",
        "SkipBDDWelcome": "YES",
        "UserPassword": PASSWORD,
    }


def test_passwords_that_mdt_writes_stand_among_its_rules() -> None:
    scene = a_scene(admin_password="env:A", domain_admin_password="env:B")
    assert by_name(custom_settings(scene)) == {
        "AdminPassword": PASSWORD,
        "DomainAdminPassword": PASSWORD,
    }
    assert bootstrap(scene) == ()


def test_every_password_is_announced_by_its_key() -> None:
    spec = a_spec(mdt={"user_password": "env:PW", "admin_password": "env:A"})
    assert tuple(needed_secrets(spec)) == (
        NeededSecret("mdt.admin_password", EnvSource("A"), SecretKind.PASSWORD),
        NeededSecret("mdt.user_password", EnvSource("PW"), SecretKind.PASSWORD),
    )


def test_the_secrets_are_told_from_the_other_values() -> None:
    properties = (Property("a", "b", ""), Property("c", MAK, ""))
    assert secrets_of(properties) == (MAK,)
