from __future__ import annotations

import time

import pytest

from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.detect.prefilter import hints_on, may_match_in_python

PW = "Hunter-2!"
TOKEN = "7Fq2xLw90bTz"


def values(text: str) -> list[str]:
    return [text[secret.start : secret.end] for secret in command_secrets(text)]


PASSWORDS = [
    '"C:\\Windows\\System32\\net.exe" user bob {} /add',
    '"C:\\Tools\\plink.exe" -ssh bob@h -pw {} dir',
    "docker.exe login -u bob -p {} registry",
    "bitsadmin /setcredentials job SERVER BASIC bob {}",
    "nssm.exe set svc ObjectName .\\bob {}",
    "rasdial vpn bob {}",
    "ldifde -i -f x.ldf -b bob corp {}",
    "logman create counter x -u bob {}",
    "smbclient //h/s -U bob%{}",
    "dcpromo /unattend /SafeModeAdminPassword:{}",
    "New-Thing -AdminPassword '{}'",
    "set SOURCE=https://bob:{}@server/os/",
    "CREATE LOGIN bob WITH PASSWORD = N'{}';",
    "CREATE USER bob IDENTIFIED BY '{}';",
    "ALTER ROLE bob WITH PASSWORD '{}';",
    "EXEC sp_addlogin 'bob', '{}'",
    'sh.RegWrite "HKLM\\X\\Winlogon\\DefaultPassword", "{}", "REG_SZ"',
    "[Microsoft.Win32.Registry]::SetValue('HKLM\\X', 'DefaultPassword', '{}')",
    'reg.SetStringValue HKLM, path, "DefaultPassword", "{}"',
    'HKLM,"SOFTWARE\\X\\Winlogon","DefaultPassword",0x0,"{}"',
    "HKLM,SOFTWARE\\X\\Winlogon,DefaultPassword,,{}",
    "reg add HKLM\\X /v ServicePassword /t REG_SZ /d {} /f",
    "$user.psbase.Invoke('SetPassword', '{}')",
    "echo {}| passwd --stdin bob",
    "vncpasswd {}",
    "<Command>net</Command>\n  <Arguments>user bob {} /add</Arguments>",
    '<Task appName="net.exe" args="user bob {} /add" />',
    "Start-Process net -ArgumentList 'user', 'bob', '{}', '/add'",
    'Start-Process net.exe -ArgumentList "user bob {} /add" -Wait',
    "autologon bob corp {}</CommandLine>",
    "set PW={}\nnet user bob %PW% /add",
    'set "PW={}"\r\nif 1==1 (\r\n  net user bob !PW! /add\r\n)',
    "$p = '{}'\nNew-LocalUser bob -Password (ConvertTo-SecureString $p -AsPlainText -Force)",
    'Const strPw = "{}"\nuser.SetPassword strPw',
]
TOKENS = [
    "agent --api-key {}",
    "agent /token={}",
    "Connect-It -ClientSecret '{}'",
    "setx BUILD_TOKEN {}",
    "curl -H 'Authorization: Bearer {}' https://h",
    "$env:GITHUB_TOKEN = '{}'",
    "set API_TOKEN={}",
    "aws configure set aws_secret_access_key {}",
]


@pytest.mark.parametrize("form", PASSWORDS)
def test_a_password_is_found_in_every_form_of_a_command(form: str) -> None:
    command = form.format(PW)

    assert values(command) == [PW]
    assert hints_on(command.encode()) is not None
    assert may_match_in_python(command.encode())


@pytest.mark.parametrize("form", TOKENS)
def test_a_token_is_found_in_every_form_of_a_command(form: str) -> None:
    command = form.format(TOKEN)

    assert values(command) == [TOKEN]
    assert hints_on(command.encode()) is not None
    assert may_match_in_python(command.encode())


@pytest.mark.parametrize(
    "text",
    [
        "* Fix an issue where autologon only works once after sysprep",
        "Autologon.exe downloads the latest version",
        "Use autologon with care, always.",
        'ConvertTo-SecureString "<password>" -AsPlainText -Force',
        "net user bob <password> /add",
        "net user bob @@PASSWORD@@ /add",
        "net user bob #{Password}# /add",
        "net user bob __PASSWORD__ /add",
        "net user bob $(Get-Secret) /add",
        "ssh -p 2222 host",
        "plink -P 22 root@host",
        "mysql -u root -p",
        "mysql -P3306 -u root",
        "docker run -p 8080:80 nginx",
        "tasklist /fi x & copy a b /p c",
        "setx JAVA_HOME C:\\java",
        "setx TOKEN_FILE C:\\token.txt",
        "agent --api-key-file C:\\key2026.txt",
        "tool --token YOUR_TOKEN",
        "tool --secret id=mysecret,src=file",
        "login.password=Mot de passe",
        "curl https://user@host/x",
        "https://user:password@host/x",
        "https://user:mypassword@host/x",
        "https://abc:xyz@www.example.com/x",
        "github://org:repo@sha/catalog.yml",
        "Return a library identified by 'name'.",
        "gcc -pthread x.c -lmysql && mysql -pthread",
        "https://${USER}:${PW}@host/x",
        "System.Core, Version=4.0.0.0, PublicKeyToken=b77a5c561934e089",
        "reg add HKLM\\X /v NoLocalPassword /t REG_DWORD /d 1 /f",
        "manage-bde -protectors -add C: -tpm",
        "openssl pkcs12 -passin env:PW",
        "nssm set svc ObjectName LocalSystem",
        "set /p PW=Password of the account\nnet user bob %PW% /add",
        "set PW=%1\nnet user bob %PW% /add",
        "$p = Read-Host\nnet user bob $p /add",
    ],
)
def test_text_that_only_looks_like_a_command_with_a_secret_has_no_match(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "unit",
    [
        *("plink ", "plink -pw ", "-p ", "/p:", "set a=b\n", "$a = 'b'\n", "://a:", "--token "),
        *("-ArgumentList 'a',", "</Command><Arguments>", "HKLM,password,", "RegWrite password', "),
        *("token=", "a-", "echo a|", "sp_addlogin a,", "setcredentials a ", "net user %a%\n"),
    ],
)
def test_no_command_takes_more_than_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.process_time()

    list(command_secrets(text))

    assert time.process_time() - begin < 5  # a square of the length would take minutes
