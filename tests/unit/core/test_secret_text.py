from __future__ import annotations

import base64
import time

import pytest

from tests.samples import GVLK_PRO, TEST_MAK
from unattend_gen.core.finding import Confidence
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_text import (
    CommandSecret,
    command_secrets,
    find_keys,
    holds_key,
    key_at,
    without_keys,
)

PW = "Hunter-2!"


def values(text: str) -> list[str]:
    return [text[secret.start : secret.end] for secret in command_secrets(text)]


def keys(text: str) -> list[str]:
    return [text[start:end] for start, end in find_keys(text)]


def encoded(command: str) -> str:
    return base64.b64encode(command.encode("utf-16-le")).decode()


@pytest.mark.parametrize("text", [TEST_MAK, f"key={TEST_MAK};", f"<!--{TEST_MAK}-->"])
def test_a_key_is_found_wherever_it_stands(text: str) -> None:
    assert keys(text) == [TEST_MAK]


def test_a_key_is_found_in_lower_case() -> None:
    assert keys(f"the key {TEST_MAK.lower()} works") == [TEST_MAK.lower()]


def test_a_key_is_found_with_dashes_from_a_word_processor() -> None:
    pasted = TEST_MAK.replace("-", "\u2013")

    assert keys(f"key {pasted}.") == [pasted]


def test_two_keys_are_found_in_order() -> None:
    assert keys(f"{GVLK_PRO} then {TEST_MAK}") == [GVLK_PRO, TEST_MAK]


@pytest.mark.parametrize(
    "text",
    [
        "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        "XXXXX-XXXXX-XXXXX-XXXXX-Q4JK2",
        "BBBBB-CCCCC-DDDDD-FFFFF-GGGGG",
        f"{TEST_MAK}-{TEST_MAK[:5]}",
        f"A{TEST_MAK}",
        TEST_MAK[:-6],
        "A8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2",
        "J8NJ4-NT6W2-6MCCQ-R38W2-Q4JK2",
        "5C3E1A2B-4D5E-6F70-8192-A3B4C5D6E7F8",
        "",
    ],
    ids=[
        "filler",
        "masked",
        "repeated letters",
        "six groups",
        "a letter before",
        "four groups",
        "a vowel",
        "two N",
        "a GUID",
        "nothing",
    ],
)
def test_a_look_alike_is_no_key(text: str) -> None:
    assert keys(text) == []


def test_the_key_at_a_place_is_read_whatever_its_dashes() -> None:
    text = f"key {TEST_MAK.lower().replace('-', chr(0x2013))} end"

    assert key_at(text, 4, 33) == ProductKey.parse(TEST_MAK)


def test_a_place_without_a_key_gives_none() -> None:
    assert key_at("no key here", 0, 11) is None


@pytest.mark.parametrize(
    "command",
    [
        f"net user bob {PW} /add",
        f"net.exe user bob {PW}",
        f"C:\\Windows\\System32\\net1.exe user /add bob {PW}",
        f'net user "Bob B" "{PW}" /add',
        f'cmd /c "net user bob {PW}"',
        f"net user bob {PW} && echo done",
        f"net use Z: \\\\server\\share {PW} /user:corp\\bob",
        f"net use \\\\server\\share /user:corp\\bob {PW}",
        f"slmgr.vbs pc7 corp\\bob {PW} /ato",
        f"cmdkey /add:server /user:bob /pass:{PW}",
        f"tool --password {PW}",
        f"wmic /user:bob /password:{PW} os get name",
        f"schtasks /create /tn x /ru bob /rp {PW} /tr y",
        f"psexec \\\\pc7 -u bob -p {PW} cmd",
        f"winrs -r:pc7 -u:bob -p:{PW} dir",
        f'reg add "HKLM\\X\\Winlogon" /v DefaultPassword /t REG_SZ /d "{PW}" /f',
        f"reg add HKLM\\X\\Winlogon /d {PW} /v AltDefaultPassword /f",
        f"Set-ItemProperty -Name DefaultPassword -Value '{PW}'",
        f"$p = ConvertTo-SecureString '{PW}' -AsPlainText -Force",
        f"ConvertTo-SecureString -AsPlainText -Force -String '{PW}'",
        f"'{PW}' | ConvertTo-SecureString -AsPlainText -Force",
        f"New-Object System.Net.NetworkCredential('bob', '{PW}')",
        f"[System.Net.NetworkCredential]::new('bob', '{PW}', 'corp')",
        f'objUser.SetPassword "{PW}"',
        f'net.MapNetworkDrive "Z:", "\\\\server\\share", False, "bob", "{PW}"',
        f"autologon.exe bob corp {PW} /accepteula",
        f"Autologon64 /accepteula bob corp {PW}",
        f"curl.exe -u bob:{PW} https://server/x",
        f"sc config svc obj= .\\bob password= {PW}",
        f"netsh wlan set profileparameter name=x keyMaterial={PW}",
        f"ConvertTo-SecureString `\n  -String '{PW}' `\n  -AsPlainText",
        f"net user bob ^\r\n {PW} /add",
        f"set ADMIN_PASSWORD={PW}",
        f"https://example.org/?AccountPassword0={PW}&x=1",
        f"$password = '{PW}'",
        f'powershell -c "net user bob \\"{PW}\\" /add"',
    ],
)
def test_a_password_in_a_command_is_found_without_its_quotes(command: str) -> None:
    assert values(command) == [PW]


@pytest.mark.parametrize(
    "command",
    [
        f"cscript //b slmgr.vbs /ipk {TEST_MAK}",
        f"slmgr -ipk {TEST_MAK}",
        f"dism /online /Set-ProductKey:{TEST_MAK}",
        f"changepk.exe /ProductKey {TEST_MAK}",
        f"$service.InstallProductKey('{TEST_MAK}')",
    ],
)
def test_a_product_key_in_a_command_is_found(command: str) -> None:
    assert values(command) == [TEST_MAK]


@pytest.mark.parametrize(
    "command",
    [
        "net user Administrator /active:yes",
        "net user bob *",
        'net user bob "" /add',
        "net user bob %PW% /add",
        "net user bob !PW! /add",
        "net user bob %1 /add",
        "net user bob {{ password }} /add",
        'powershell -c "net user bob $pw"',
        "net user to create an account",
        "net user\nbob builds",
        "net use \\\\server\\share",
        "net use Z: \\\\server\\share *",
        "cmdkey /add:server /user:bob /pass",
        "wmic useraccount where name='bob' set PasswordExpires=FALSE",
        "$password = Get-Credential",
        "New-LocalUser bob -Password (Read-Host -AsSecureString)",
        "tool -Password -Quiet",
        "reg add X /v DefaultUserName /d bob",
        "reg add X /v DefaultPassword\nreg add X /d bob",
        "slmgr /ipk %1",
        "slmgr /ipk XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        "slmgr /ato",
        "copy /p file",
        "net user bob *SENSITIVE*DATA*DELETED* /add",
        "powershell -e AAAAAAAAAAAAAAAAA",
        "",
    ],
)
def test_a_command_without_a_live_secret_gives_nothing(command: str) -> None:
    assert values(command) == []


def test_outside_powershell_a_dollar_sign_belongs_to_the_password() -> None:
    assert values("net user bob $ecret /add") == ["$ecret"]


def test_a_secret_says_what_it_is_and_how_sure_that_is() -> None:
    text = f"slmgr /ipk {TEST_MAK} & tool --pwd {PW}"

    assert list(command_secrets(text)) == [
        CommandSecret(SecretKind.PRODUCT_KEY, 11, 40, "slmgr /ipk", Confidence.HIGH),
        CommandSecret(SecretKind.PASSWORD, 54, 63, "password option", Confidence.MEDIUM),
    ]


def test_a_secret_that_two_patterns_find_is_given_once() -> None:
    assert values(f"schtasks /rp {PW} /password {PW}x") == [PW, f"{PW}x"]


def test_an_encoded_command_is_looked_into() -> None:
    inner = encoded(f"net user bob {PW} /add; slmgr /ipk {TEST_MAK}")
    text = f"powershell -EncodedCommand {inner}"

    assert list(command_secrets(text)) == [
        CommandSecret(
            SecretKind.PASSWORD, 27, len(text), "encoded PowerShell command", Confidence.HIGH
        ),
        CommandSecret(
            SecretKind.PRODUCT_KEY, 27, len(text), "encoded PowerShell command", Confidence.HIGH
        ),
    ]


def test_a_bare_key_inside_an_encoded_command_counts() -> None:
    inner = encoded(f"$k = Get-Key {TEST_MAK}")

    assert [secret.kind for secret in command_secrets(f"powershell -enc {inner}")] == [
        SecretKind.PRODUCT_KEY
    ]


def test_an_encoded_command_inside_an_encoded_command_is_looked_into() -> None:
    inner = encoded(f"powershell -enc {encoded(f'net user bob {PW} /add')}")

    assert [secret.kind for secret in command_secrets(f"powershell -enc {inner}")] == [
        SecretKind.PASSWORD
    ]


def test_harmless_encoded_commands_give_nothing() -> None:
    assert values(f"powershell -enc {encoded('Get-NetAdapter | Disable-NetAdapter')}") == []


def test_a_span_is_both_indexes() -> None:
    secret = CommandSecret(SecretKind.PASSWORD, 3, 7, "net user", Confidence.HIGH)

    assert secret.span == (3, 7)


@pytest.mark.parametrize(
    "unit",
    [
        *("\n", " \n", " ", "-", "A-", "BBBBB-", '"', "'", "=", "$a ", "$a\n", "& "),
        *("net user ", "net user a ", "net user /", "net use \\\\a ", "slmgr a b c "),
        *("/ipk ", "-e a ", "password", "a_password", "password= ", "schtasks /p\n"),
        *("DefaultPassword /d ", "ConvertTo-SecureString -String ", "NetworkCredential(a,"),
        *("{{", "%a", "@a", "/ProductKey( ", "'x' | "),
    ],
)
def test_no_text_takes_more_than_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.process_time()

    list(command_secrets(text))
    list(find_keys(text))

    assert time.process_time() - begin < 5  # a square of the length would take minutes


def test_each_key_in_a_text_is_masked() -> None:
    assert without_keys(f"{TEST_MAK} and {TEST_MAK}") == "*** and ***"


@pytest.mark.parametrize(
    "name", [f"PC{TEST_MAK}-2", TEST_MAK.replace("-", "_"), TEST_MAK.replace("-", "").lower()]
)
def test_in_a_name_a_key_is_masked_however_it_is_written(name: str) -> None:
    assert holds_key(name)
    assert not holds_key(without_keys(name))
    assert "R38W2" not in without_keys(name).upper()
