from __future__ import annotations

import re
import tomllib

import pytest

from tests.imports import SHELL, imported, spec_of_file
from tests.samples import (
    CANARY_PASSWORD,
    GVLK_ENTERPRISE,
    MARKER,
    TEST_MAK,
    a_component,
    a_shell_setup,
    an_answer_file,
)
from tests.specs import a_spec
from unattend_gen.catalog.load import catalog
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret
from unattend_gen.importer.engine import NeededSecret
from unattend_gen.renderer.engine import render
from unattend_gen.spec.secrets import read_secret

KEY = f"specialize/{SHELL}/ProductKey"
SETUP = "Microsoft-Windows-Setup"


def test_settings_that_no_table_reproduces_are_in_settings() -> None:
    data = a_shell_setup(
        "specialize", "<ComputerName>PC-1</ComputerName><DoNotCleanTaskBar>true</DoNotCleanTaskBar>"
    )

    spec = spec_of_file(data)

    assert spec["computer"] == {"name": "PC-1"}
    assert spec["settings"] == {f"specialize/{SHELL}/DoNotCleanTaskBar": True}


def test_a_secret_is_replaced_by_the_variable_of_its_path_and_a_published_key_stays() -> None:
    key = f"<UserData><ProductKey><Key>{GVLK_ENTERPRISE}</Key></ProductKey></UserData>"
    data = an_answer_file(
        ("windowsPE", a_component(SETUP, key)),
        ("specialize", a_component(SHELL, f"<ProductKey>{TEST_MAK}</ProductKey>")),
    )

    outcome = imported(data, "autounattend.xml").imported

    variable = "SPECIALIZE_SHELL_SETUP_PRODUCT_KEY"
    assert outcome.needs == (NeededSecret(KEY, variable, was_deleted=False),)
    assert outcome.secrets == {variable: Secret(TEST_MAK)}
    assert TEST_MAK not in f"{outcome.text}{outcome!r}"
    assert 'setup = "gvlk"' in outcome.text


def test_a_secret_that_setup_deleted_is_reported() -> None:
    outcome = imported(a_shell_setup("specialize", f"<ProductKey>{MARKER}</ProductKey>")).imported

    assert [need.was_deleted for need in outcome.needs] == [True]
    assert MARKER not in outcome.text


def test_a_comment_with_a_secret_is_left_out_and_counted() -> None:
    body = f"<!-- key: {TEST_MAK} --><!-- the lab --><DoNotCleanTaskBar>true</DoNotCleanTaskBar>"

    outcome = imported(a_shell_setup("specialize", body)).imported

    assert (outcome.comments_left_out, "# the lab\n" in outcome.text) == (1, True)
    assert TEST_MAK not in outcome.text


def test_a_comment_with_the_password_of_the_file_is_left_out() -> None:
    body = (
        f"<!-- {CANARY_PASSWORD} --><AutoLogon><Password><Value>{CANARY_PASSWORD}</Value>"
        "</Password></AutoLogon>"
    )

    outcome = imported(a_shell_setup("oobeSystem", body)).imported

    assert (outcome.comments_left_out, CANARY_PASSWORD in outcome.text) == (1, False)


def test_defaults_are_left_to_the_program_if_the_file_has_them() -> None:
    data = an_answer_file(
        (
            "windowsPE",
            a_component(
                SETUP,
                "<UserData><AcceptEula>true</AcceptEula><ProductKey>"
                "<WillShowUI>OnError</WillShowUI></ProductKey></UserData>",
            ),
        )
    )

    spec = spec_of_file(data, "autounattend.xml")

    assert [*spec] == ["target", "windows", "architecture"]


def test_a_file_that_lacks_it_says_so() -> None:
    data = an_answer_file(("windowsPE", a_component(SETUP, "<LogPath>X:\\</LogPath>")))

    assert spec_of_file(data, "autounattend.xml")["defaults"] is False


TABLES: dict[str, object] = {
    "accounts": {"password_days": "never", "lockout": {"threshold": 5}},
    "activation": {"manual": True, "script": "cim"},
    "apps": {"remove": ["News"]},
    "hardware_checks": {"skip": ["tpm", "ram"]},
    "oobe": {"without_network": True},
    "power": {"hibernate": False, "sleep_minutes": 5},
    "privacy": {"diagnostic_data": "off", "location": False},
    "registry": [
        {"key": r"HKLM\SOFTWARE\Contoso", "name": 'a "b"', "value": "x\\y"},
        {"key": r"HKCU\Software\Contoso", "value": 7},
    ],
    "scripts": [{"run": "first-logon", "language": "cmd", "text": "ver\necho hello"}],
    "cleanup": {"panther": "check", "at": ["setup-complete"]},
    "commands": {"windows_pe": ["wpeinit"], "specialize": ["dir"], "first_logon": ["ver"]},
}


def rendered(**tables: object) -> bytes:
    rendering = render(a_spec(**tables), catalog(), read_secret)
    return next(each.data for each in rendering.artifacts if each.name == "AutoUnattend.xml")


def test_commands_and_scripts_that_tables_add_are_imported_as_tables() -> None:
    spec = spec_of_file(rendered(**TABLES), "AutoUnattend.xml")

    assert {name: spec[name] for name in TABLES} == TABLES
    assert not {"settings", "elements"} & spec.keys()


def test_scripts_that_a_table_cannot_reproduce_stay_an_element() -> None:
    changed = rendered(**TABLES).replace(b"exit $failed", b"exit 0")

    outcome = imported(changed, "AutoUnattend.xml")
    spec = tomllib.loads(outcome.imported.text)

    assert not {"apps", "registry", "scripts", "cleanup"} & spec.keys()
    assert [*spec["elements"][0]] == ["xml"]
    assert outcome.is_complete


def test_a_profile_that_was_changed_by_hand_leaves_its_scripts_as_they_are() -> None:
    wifi = {"ssid": "Guests", "security": "open"}
    data = rendered(wifi=wifi, apps=TABLES["apps"]).replace(b";ESS&lt;", b";IBSS&lt;")

    spec = spec_of_file(data, "AutoUnattend.xml")

    assert "wifi" not in spec
    assert "apps" not in spec


@pytest.mark.parametrize("end", ["\n", "\u2028", "\x85"])
def test_a_label_that_a_spec_rejects_stays_a_setting(end: str) -> None:
    label = f"Data&#{ord(end)};clean"
    disk = (
        "<DiskConfiguration><Disk><DiskID>0</DiskID><WillWipeDisk>true</WillWipeDisk>"
        "<CreatePartitions><CreatePartition><Order>1</Order><Type>Primary</Type>"
        "<Extend>true</Extend></CreatePartition></CreatePartitions><ModifyPartitions>"
        "<ModifyPartition><Order>1</Order><PartitionID>1</PartitionID><Format>NTFS</Format>"
        f"<Label>{label}</Label><Letter>C</Letter></ModifyPartition></ModifyPartitions></Disk>"
        "</DiskConfiguration><ImageInstall><OSImage><InstallTo><DiskID>0</DiskID>"
        "<PartitionID>1</PartitionID></InstallTo></OSImage></ImageInstall>"
    )

    outcome = imported(an_answer_file(("windowsPE", a_component(SETUP, disk)))).imported

    spec = tomllib.loads(outcome.text)
    assert "clean" not in str(spec.get("disk"))
    assert [value for value in spec["settings"].values() if "clean" in str(value)] == [
        f"Data{end}clean"
    ]
    assert outcome.text.isascii()


def test_a_comment_or_a_value_cannot_forge_a_line_of_output() -> None:
    body = (
        "<!-- \u202egnp.exe\n::add-mask::x -->"
        "<RegisteredOwner>a&#10;::set-output name=a::b&#x9b;31m</RegisteredOwner>"
    )

    outcome = imported(a_shell_setup("specialize", body))

    text = outcome.imported.text
    assert outcome.format("json").isascii()
    assert tomllib.loads(text)["settings"] == {
        f"specialize/{SHELL}/RegisteredOwner": "a\n::set-output name=a::b\x9b31m"
    }
    assert text.isascii()
    assert re.search(r"(?m)^\s*::", text) is None


def test_encoded_accounts_and_an_encoded_logon_come_back_together() -> None:
    encoded = encode_password(Secret(CANARY_PASSWORD), "Password").reveal()
    password = f"<Password><Value>{encoded}</Value><PlainText>false</PlainText></Password>"
    account = f"<Name>jo</Name><Group>Users</Group>{password}"
    body = (
        f'<UserAccounts><LocalAccounts><LocalAccount wcm:action="add">{account}</LocalAccount>'
        "</LocalAccounts></UserAccounts>"
        f"<AutoLogon><Enabled>true</Enabled><Username>jo</Username>{password}</AutoLogon>"
    )

    outcome = imported(a_shell_setup("oobeSystem", body))

    assert outcome.is_complete
    assert [need.is_encoded for need in outcome.needs] == [False]
    assert CANARY_PASSWORD in {secret.reveal() for secret in outcome.imported.secrets.values()}


def test_a_logon_that_no_table_expresses_keeps_its_encoded_password() -> None:
    encoded = encode_password(Secret(CANARY_PASSWORD), "Password").reveal()
    password = f"<Password><Value>{encoded}</Value><PlainText>false</PlainText></Password>"
    body = (
        '<UserAccounts><LocalAccounts><LocalAccount wcm:action="add">'
        f"<Name>jo</Name>{password}</LocalAccount></LocalAccounts></UserAccounts>"
        f"<AutoLogon><Enabled>true</Enabled>{password}</AutoLogon>"
    )

    outcome = imported(a_shell_setup("oobeSystem", body))

    assert outcome.is_complete
    assert [need.is_encoded for need in outcome.needs] == [False, True]
