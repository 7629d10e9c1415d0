from __future__ import annotations

import base64
import time

import pytest

from tests.samples import TEST_MAK
from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.core.finding import Confidence
from unattend_gen.core.key_search import find_keys
from unattend_gen.core.match import Match
from unattend_gen.core.secret import SecretKind

PW = "Hunter-2!"


def values(text: str) -> list[str]:
    return [text[secret.start : secret.end] for secret in command_secrets(text)]


def encoded(command: str) -> str:
    return base64.b64encode(command.encode("utf-16-le")).decode()


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
        f"(\necho set creds corp bob {PW}\n) | ntdsutil",
        f'ntdsutil roles connections "set creds corp bob {PW}" quit',
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
        f"knife bootstrap windows winrm pc7 -x deploy -P {PW}",
        f"evil-winrm -i pc7 -u deploy -p '{PW}'",
        f"winexe -U 'corp/deploy%{PW}' //pc7 cmd",
        f"echo {PW}| runas /user:corp\\adm cmd",
        f'RunAsWait("deploy", "corp", "{PW}", 0, "setup.exe")',
        f"export const login = {{ user: 'a', password: '{PW}' }};",
        f'adminPassword := "{PW}"',
        f"[string]$localAdminPw = '{PW}'",
        f'local_pw = "{PW}"',
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
        "knife bootstrap windows winrm pc7 -x deploy -p 5986",
        "const texts = { password: 'Kennwort', newPassword: \"Enter a password\" };",
        "password: { type: String, required: true }",
        'pw := os.Getenv("WINDOWS_PW_2024")',
        "net user bob *SENSITIVE*DATA*DELETED* /add",
        "powershell -e AAAAAAAAAAAAAAAAA",
        "",
    ],
)
def test_a_command_without_a_live_secret_has_no_match(command: str) -> None:
    assert values(command) == []


def test_outside_powershell_a_dollar_sign_belongs_to_the_password() -> None:
    assert values("net user bob $ecret /add") == ["$ecret"]


def test_a_secret_has_kind_command_and_confidence() -> None:
    text = f"slmgr /ipk {TEST_MAK} & tool --pwd {PW}"

    assert list(command_secrets(text)) == [
        Match(
            kind=SecretKind.PRODUCT_KEY,
            span=(11, 40),
            command="slmgr /ipk",
            confidence=Confidence.HIGH,
        ),
        Match(
            kind=SecretKind.PASSWORD,
            span=(54, 63),
            command="password option",
            confidence=Confidence.MEDIUM,
        ),
    ]


def test_a_secret_that_two_patterns_find_is_reported_once() -> None:
    assert values(f"schtasks /rp {PW} /password {PW}x") == [PW, f"{PW}x"]


def test_an_encoded_command_is_decoded() -> None:
    inner = encoded(f"net user bob {PW} /add; slmgr /ipk {TEST_MAK}")
    text = f"powershell -EncodedCommand {inner}"

    assert list(command_secrets(text)) == [
        Match(
            kind=SecretKind.PASSWORD,
            span=(27, len(text)),
            command="encoded PowerShell command",
            confidence=Confidence.HIGH,
        ),
        Match(
            kind=SecretKind.PRODUCT_KEY,
            span=(27, len(text)),
            command="encoded PowerShell command",
            confidence=Confidence.HIGH,
        ),
    ]


def test_a_bare_key_in_an_encoded_command_is_found() -> None:
    inner = encoded(f"$k = Get-Key {TEST_MAK}")

    assert [secret.kind for secret in command_secrets(f"powershell -enc {inner}")] == [
        SecretKind.PRODUCT_KEY
    ]


def test_an_encoded_command_inside_an_encoded_command_is_decoded() -> None:
    inner = encoded(f"powershell -enc {encoded(f'net user bob {PW} /add')}")

    assert [secret.kind for secret in command_secrets(f"powershell -enc {inner}")] == [
        SecretKind.PASSWORD
    ]


@pytest.mark.parametrize(("depth", "count"), [(1, 1), (3, 1), (4, 0), (6, 0)])
def test_encoded_commands_are_decoded_three_times_at_most(depth: int, count: int) -> None:
    command = f"net user bob {PW} /add"
    for _ in range(depth):
        command = f"powershell -enc {encoded(command)}"

    assert len(list(command_secrets(command))) == count


def test_harmless_encoded_commands_have_no_match() -> None:
    assert values(f"powershell -enc {encoded('Get-NetAdapter | Disable-NetAdapter')}") == []


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


@pytest.mark.parametrize(
    "text",
    [
        f"sqlcmd -S srv -U sa -P {PW}",
        f'"C:\\Tools\\SQLCMD.EXE" -S srv -P{PW}',
        f"& $sqlcmd -S srv -U sa -P {PW}",
        f"mysql -u root -p{PW} < dump.sql",
        f"openssl pkcs12 -export -passout pass:{PW}",
        f"ldapsearch -x -D cn=root -w {PW} -b o=x",
        f"New-ADUser bob; $u.psbase.Invoke('SetPassword', '{PW}')",
        f'$u.Invoke("SetPassword", @("{PW}"))',
        f"Add-User -Password $ecret-{PW}",
        f'var cs = "User ID=sa;Password={PW};Server=db1";',
        f"db.password={PW}",
        f"wget --http-password={PW} https://srv/x",
    ],
)
def test_a_secret_of_a_called_program_is_found(text: str) -> None:
    assert [PW in value for value in values(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Get-File -Uri $sqlcmd -Path $sources -FileName sqlcmd.msi -PassThru",
        "start sqlcmd.msi -PassThru",
        "\\fBgcloud mysql\\fR [\\fB\\-\\-port\\fR=\\fIPORT\\fR] \\-\\-provider",
        "systemd\\-creds encrypt \\-\\-name=mysql\\-password \\-p \\- \\-",
        "throw away `ldapsearch -H -x -D -w -LLL`, which is the address",
        'seed="$1"; openssl enc -aes-256-ctr -pass pass:"$seed" -nosalt',
        "openssl pkeyutl -kdf scrypt -pkeyopt_passin pass:env:MYPASS",
        "Add-User -Password $cred.GetNetworkCredential().Password",
        "New-Domain -AdminPassword $Join.GetNetworkCredential().Password -Name x",
        'names = ["clientId", "changePassword", "toBuffer", "alloc"]',
        "gpg --change-passphrase your-user-id",
        "wget --output-document=- --ask-password --user=foo",
        "win_user: name=bob update_password=on_create",
        "PrincipalsAllowedToRetrieveManagedPassword = 'User1', 'Node1$'",
        "[build]: https://ci.example/graph/badge.svg?token=mDP3mQJNnn42x",
        "net user bob $env:ADMIN_PW /add",
        "net user bob $Using:Password",
        "net user bob \"[parameters('adminPassword')]\" /add",
        "net user bob op://vault/item/password /add",
        "net user bob %(admin_pw)s /add",
        'groups search --page-token="ala9glealanal908"',
        "Token=prefixstable:2002:da8:1::",
        *("schtasks /create /ru u /rp [password]", "schtasks /create /ru u /rp {Password}"),
        *("schtasks /create /ru u /rp _password_", "schtasks /create [/ru u [/rp password]]"),
        *("schtasks /create /ru u /rp PASSWORD", "schtasks /create /ru u /rp your-password"),
        *("schtasks takes /p to specify the password", "schtasks /rp `<password>`"),
        *("then set creds for the user", "set creds of one", 'ntdsutil "set creds corp bob NULL"'),
        "http://u:p@h.com/path",
        "deb https://apt:debian@example\\&.org/debian bookworm main",
    ],
)
def test_another_program_or_a_manual_has_no_secret(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"sql.connect('Server=db,1433;User Id=sa;Password={PW};Encrypt=true')",
        f"Server=db;Password={PW}; Initial Catalog=x",
        f'var cs = "User ID=sa;Pwd={PW};";',
        f"UID=CORP\\sa;PWD={PW};",
    ],
)
def test_the_value_in_a_connection_string_ends_before_the_next_pair(text: str) -> None:
    assert values(text) == [PW]


def test_other_semicolons_belong_to_the_value() -> None:
    assert values("set ADMIN_PASSWORD=ab;Cd-9") == ["ab;Cd-9"]
