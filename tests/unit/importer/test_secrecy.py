from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_PRO, MARKER, TEST_MAK
from unattend_gen.catalog.known_setting import known_setting
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.importer.extracted import ExtractedElement, ExtractedSetting
from unattend_gen.importer.secrecy import (
    classified,
    holds_secret,
    is_safe_comment,
    secrets_of,
    variable_names,
    was_deleted,
    with_copies_hidden,
)

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"
PASSWORD = f"{SHELL}/AutoLogon/Password/Value"
KEY = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
COMMAND = f"{SHELL}/FirstLogonCommands/SynchronousCommand[1]/CommandLine"
MISTYPED = f"{TEST_MAK[:-1]}3"


def of_catalog(path: str, text: str) -> str | Secret:
    known = known_setting(SettingPath.parse(path), catalog())
    return classified(known.path, text, known.setting)


def of_nowhere(path: str, text: str) -> str | Secret:
    return classified(SettingPath.parse(path), text, None)


def said(path: str, value: str | Secret) -> ExtractedSetting:
    return ExtractedSetting(SettingPath.parse(path), value, is_listed=True)


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        (PASSWORD, CANARY_PASSWORD, SecretKind.PASSWORD),
        (KEY, TEST_MAK, SecretKind.PRODUCT_KEY),
        (KEY, TEST_MAK.lower(), SecretKind.TOKEN),
        (KEY, MISTYPED, SecretKind.TOKEN),
        (KEY, MARKER, SecretKind.TOKEN),
        (PASSWORD, MARKER, SecretKind.TOKEN),
        (COMMAND, f"slmgr /ipk {TEST_MAK}", SecretKind.TOKEN),
        (COMMAND, f"net user bob {CANARY_PASSWORD}", SecretKind.TOKEN),
    ],
)
def test_a_secret_has_the_kind_that_a_spec_can_name(path: str, text: str, kind: SecretKind) -> None:
    value = of_catalog(path, text)

    assert isinstance(value, Secret)
    assert (value, value.kind) == (Secret(text), kind)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (PASSWORD, ""),
        (KEY, GVLK_PRO),
        (KEY, "CDKEY"),
        (KEY, "00000-00000-00000-00000-00000"),
        (COMMAND, "net user bob *"),
        (COMMAND, f"slmgr /ipk {GVLK_PRO}"),
    ],
)
def test_published_keys_empty_texts_and_words_are_not_secrets(path: str, text: str) -> None:
    assert of_catalog(path, text) == text


@pytest.mark.parametrize(
    "path",
    [
        "specialize/Contoso/ServicePassword",
        "specialize/Contoso/Password/Value",
        "specialize/Contoso/SharedSecret",
        "specialize/Contoso/ProductKey",
    ],
)
def test_an_unknown_setting_that_is_called_like_a_secret_is_one(path: str) -> None:
    assert of_nowhere(path, "abc") == Secret("abc")


@pytest.mark.parametrize(
    "path", ["specialize/Contoso/Name", "specialize/Contoso/Password/PlainText"]
)
def test_another_unknown_setting_is_none(path: str) -> None:
    assert of_nowhere(path, "abc") == "abc"


@pytest.mark.parametrize(
    "comment",
    [
        TEST_MAK,
        "password: abc",
        "Pwd = abc",
        "<Password>abc</Password>",
        "the product key: abc",
        "net user bob abc123",
        f"see {CANARY_PASSWORD}",
        "?AccountPassword0=hunter2",
    ],
)
def test_a_comment_that_may_contain_a_secret_is_unsafe(comment: str) -> None:
    assert not is_safe_comment(comment, [Secret(CANARY_PASSWORD)])


@pytest.mark.parametrize("comment", ["the password of the lab", GVLK_PRO, "a", "wipe the disk"])
def test_another_comment_is_safe(comment: str) -> None:
    assert is_safe_comment(comment, [Secret(CANARY_PASSWORD), Secret("a")])


def test_a_copy_of_a_password_is_hidden_with_the_text_around_it() -> None:
    command = f"{SHELL}/FirstLogonCommands/SynchronousCommand[1]/CommandLine"
    given = (said(PASSWORD, Secret(CANARY_PASSWORD)), said(command, f"run {CANARY_PASSWORD}"))

    assert with_copies_hidden(given, ())[0][1].value == Secret(f"run {CANARY_PASSWORD}")


def test_a_password_of_letters_is_a_name_elsewhere() -> None:
    given = (said(PASSWORD, Secret("vagrant")), said(f"{SHELL}/RegisteredOwner", "vagrant"))

    assert with_copies_hidden(given, ()) == (given, ())


def test_a_command_is_not_a_secret_as_a_whole() -> None:
    given = (said(PASSWORD, Secret("a1")), said(COMMAND, Secret("b", SecretKind.TOKEN)))

    assert secrets_of(given) == (Secret("a1"),)


def test_the_marker_of_setup_is_recognised() -> None:
    assert was_deleted(Secret(MARKER))
    assert not was_deleted(Secret(CANARY_PASSWORD))


def test_a_text_holds_a_key_or_a_password_or_nothing() -> None:
    assert holds_secret(f"a {TEST_MAK} b")
    assert not holds_secret(f"a {GVLK_PRO} b")


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (
            f"{SHELL}/UserAccounts/AdministratorPassword/Value",
            "OOBE_SYSTEM_SHELL_SETUP_USER_ACCOUNTS_ADMINISTRATOR_PASSWORD",
        ),
        (
            f"{SHELL}/FirstLogonCommands/SynchronousCommand[2]/CommandLine",
            "OOBE_SYSTEM_SHELL_SETUP_FIRST_LOGON_COMMANDS_SYNCHRONOUS_COMMAND_2_COMMAND_LINE",
        ),
        ("windowsPE/Contoso:x86/Key/@keyValue", "WINDOWS_PE_CONTOSO_X_86_KEY_KEY_VALUE"),
        ("elements[1]/Extensions", "ELEMENTS_1_EXTENSIONS"),
        ("1", "SECRET_1"),
    ],
)
def test_a_variable_is_named_by_its_place(place: str, name: str) -> None:
    assert variable_names([place]) == {place: name}


def test_no_two_places_share_a_variable() -> None:
    assert variable_names(["a/B", "a/b", "A/B", "a/B/2"]) == {
        "a/B": "A_B",
        "a/b": "A_B_2",
        "A/B": "A_B_3",
        "a/B/2": "A_B_2_2",
    }


def test_an_element_with_a_copy_of_a_secret_is_hidden() -> None:
    given = (said(PASSWORD, Secret(CANARY_PASSWORD)),)
    elements = (ExtractedElement("a", f"<a>{CANARY_PASSWORD}</a>"), ExtractedElement("b", "<b/>"))

    _, (hidden, shown) = with_copies_hidden(given, elements)

    assert hidden.xml == Secret(f"<a>{CANARY_PASSWORD}</a>")
    assert shown.xml == "<b/>"


@pytest.mark.parametrize(
    "text",
    [
        f"<keyMaterial>{CANARY_PASSWORD}</keyMaterial>",
        f"&lt;keyMaterial&gt;\n&amp;lt;{CANARY_PASSWORD}&lt;/keyMaterial&gt;",
        f"&amp;lt;keyMaterial&amp;gt;{CANARY_PASSWORD}&amp;lt;/keyMaterial&amp;gt;",
    ],
)
def test_the_passphrase_of_a_wireless_profile_is_a_secret(text: str) -> None:
    assert holds_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "<keyMaterial></keyMaterial>",
        "&lt;keyMaterial&gt; &lt;/keyMaterial&gt;",
        "<keyMaterial>*SENSITIVE*DATA*DELETED*</keyMaterial>",
    ],
)
def test_a_profile_without_a_passphrase_holds_no_secret(text: str) -> None:
    assert not holds_secret(text)
