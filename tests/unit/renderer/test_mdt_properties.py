from __future__ import annotations

import traceback

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, OTHER_TEST_MAK, TEST_MAK
from tests.specs import a_spec
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.errors import InputError
from unattend_gen.renderer.extra_file import NeededSecret, RenderContext
from unattend_gen.renderer.mdt_properties import (
    Property,
    bootstrap,
    custom_settings,
    is_plain,
    left_to_answer_file,
    needed_secrets,
    require_writable,
    secrets_of,
)

SHELL = "specialize/Microsoft-Windows-Shell-Setup"
ACTIVATION = f"{SHELL}/ProductKey"
SETUP = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/Key"
CORE = "oobeSystem/Microsoft-Windows-International-Core"
MAK = Secret(TEST_MAK, SecretKind.PRODUCT_KEY)
OTHER_MAK = Secret(OTHER_TEST_MAK, SecretKind.PRODUCT_KEY)
PASSWORD = Secret(CANARY_PASSWORD, SecretKind.PASSWORD)


def a_render_context(values: dict[str, str | Secret] | None = None, **mdt: object) -> RenderContext:
    return RenderContext(a_spec(target="mdt", mdt=mdt), catalog(), values or {}, lambda _: PASSWORD)


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
    scene = a_render_context(values, kms_image=is_kms_image)
    assert by_name(custom_settings(scene)) == written


def test_settings_that_mdt_overwrites_become_properties() -> None:
    values: dict[str, str | Secret] = {
        f"{SHELL}/ComputerName": "PC-1",
        f"{SHELL}/RegisteredOwner": "IT",
        f"{SHELL}/RegisteredOrganization": "Contoso; Ltd",
        f"{SHELL}/TimeZone": "UTC",
        f"{CORE}/InputLocale": "de-DE;en-US",
        f"{CORE}/UILanguage": "de-DE",
    }
    assert by_name(custom_settings(a_render_context(values))) == {
        "OSDComputerName": "PC-1",
        "FullName": "IT",
        "OrgName": "Contoso; Ltd",
        "TimeZoneName": "UTC",
        "KeyboardLocale": "de-DE;en-US",
        "UILanguage": "de-DE",
    }


def test_a_name_chosen_by_windows_is_not_written() -> None:
    assert custom_settings(a_render_context({f"{SHELL}/ComputerName": "*"})) == ()


def test_a_setting_that_not_every_reader_takes_is_left_to_the_answer_file() -> None:
    scene = a_render_context({f"{SHELL}/RegisteredOrganization": "Büro"})
    assert (custom_settings(scene), left_to_answer_file(scene)) == ((), ("OrgName",))


def test_choices_of_the_wizard_are_yes_or_no() -> None:
    scene = a_render_context(
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
    scene = a_render_context(
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


def test_passwords_that_mdt_writes_are_among_its_rules() -> None:
    scene = a_render_context(admin_password="env:A", domain_admin_password="env:B")
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


def test_secrets_are_distinguished_from_other_values() -> None:
    properties = (Property("a", "b", ""), Property("c", MAK, ""))
    assert secrets_of(properties) == (MAK,)


def refusal(value: str | Secret, *, may_refer: bool = False) -> str:
    with pytest.raises(InputError) as caught:
        require_writable((Property("UserPassword", value, "mdt.user_password", may_refer),))
    assert CANARY_PASSWORD not in "".join(traceback.format_exception(caught.value))
    assert caught.value.where == "mdt.user_password"
    return caught.value.message


@pytest.mark.parametrize(
    ("value", "trouble"),
    [
        ("", "is empty"),
        ("two\nlines", "contains a line break or a control character"),
        ("two\rlines", "contains a line break or a control character"),
        ("two\u2028lines", "contains a line break or a control character"),
        ("a\tb", "contains a line break or a control character"),
        (" a", "begins or ends with a blank"),
        ("a\u00a0", "begins or ends with a blank"),
        ('"a"', "begins and ends with a quote"),
        ("'", "begins and ends with a quote"),
        ("50%of%it", "contains text between percent signs"),
        ("Büro", "contains characters outside ASCII"),
    ],
)
def test_a_value_that_needs_an_escape_is_rejected(value: str, trouble: str) -> None:
    assert refusal(value) == f"UserPassword {trouble}, which an INI file cannot represent"
    assert not is_plain(value)


@pytest.mark.parametrize(
    "value", ["a;b", ";a", "#a", "a = b", "[a]", "50%", "%%", "a:b", "it's", '"a', TEST_MAK]
)
def test_a_value_that_every_reader_takes_is_written_as_it_is(value: str) -> None:
    require_writable((Property("Name", value, "mdt.user"),))
    assert is_plain(value)


def test_a_value_may_refer_to_a_property_where_that_is_meant() -> None:
    require_writable((Property("DeployRoot", r"\\%WDSServer%\Deploy$", "", may_refer=True),))
    assert "blank" in refusal(r" \\%WDSServer%\Deploy$", may_refer=True)


def test_a_secret_is_checked_and_not_shown() -> None:
    assert "control" in refusal(Secret(f"{CANARY_PASSWORD}\n", SecretKind.PASSWORD))


def test_the_repr_shows_no_value() -> None:
    assert CANARY_PASSWORD not in repr(Property("UserPassword", CANARY_PASSWORD, "x"))
