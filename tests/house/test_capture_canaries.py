"""Captures from machines may contain keys; reports about them never do.

Installation and confirmation IDs are not secrets, but only worksheets contain them: messages on
standard error never do.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.activation_ids import a_confirmation_id, an_installation_id
from tests.captures import a_dli, a_license
from tests.samples import TEST_MAK
from unattend_gen.cli import app

if TYPE_CHECKING:
    from pathlib import Path

FORMS = [TEST_MAK, TEST_MAK.lower(), TEST_MAK.replace("-", ""), TEST_MAK[:23]]
IID = an_installation_id(5)
CID = a_confirmation_id(5)
TABLE = f"computer,installation_id,confirmation_id,product\n{TEST_MAK},{IID},{CID},{TEST_MAK}\n"
LICENSE = a_license(
    PSComputerName=TEST_MAK,
    Name=f"Windows {TEST_MAK}",
    Description=f"VOLUME_MAK {TEST_MAK}",
    OA3xOriginalProductKey=TEST_MAK,
    PartialProductKey=TEST_MAK,
    KeyManagementServiceMachine=TEST_MAK,
    LicenseStatus=TEST_MAK,
    OfflineInstallationId=IID,
)
FILES = {
    "PC.txt": f"{TEST_MAK}\r\n{a_dli(state=f'License Status: {TEST_MAK}', last_five=TEST_MAK)}",
    "xpr.txt": f"{TEST_MAK}:\r\n    The machine is permanently activated.\r\n",
    f"{TEST_MAK}.txt": a_dli(),
    "cim.json": json.dumps([LICENSE]),
    "broken.json": json.dumps([LICENSE])[:-30],
    "table.csv": TABLE,
    "broken.csv": f'{TABLE}"{TEST_MAK}' + "x" * 200_000,
    "squid.conf": (
        f"acl {TEST_MAK} dstdomain {TEST_MAK}.microsoft.com *{TEST_MAK}\ninclude {TEST_MAK}\n"
        f"http_access allow {TEST_MAK}\nhttp_access deny all\n"
    ),
    "list.txt": f"{TEST_MAK}.test\nhttps://go.microsoft.com/{TEST_MAK}\ngo.microsoft.con:1688\n",
    "proxy.pac": f"function FindProxyForURL() {{ return '{TEST_MAK}.test'; }}",
}


def leaks(text: str) -> list[str]:
    return [form for form in FORMS if form in text]


@pytest.fixture
def captures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with keys in every place where a file may contain one."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("captures")
@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
@pytest.mark.parametrize("command", ["status", "phone"])
@pytest.mark.parametrize("name", [*FILES, "."])
def test_captures_show_no_key(
    name: str, command: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = app.run(["activation", command, name, "--format", form])

    captured = capsys.readouterr()
    assert code in {0, 1, 3, 4}
    assert captured.out + captured.err
    assert leaks(captured.out + captured.err) == []


@pytest.mark.usefixtures("captures")
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("name", FILES)
def test_lists_of_a_proxy_show_no_key(
    name: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = app.run(["activation", "proxy", "--check", name, "--list", "both", "--format", form])

    captured = capsys.readouterr()
    assert code == (4 if name == "proxy.pac" else 1)  # a script is not run
    assert captured.out
    assert leaks(captured.out + captured.err) == []


@pytest.mark.usefixtures("captures")
@pytest.mark.parametrize(
    "arguments",
    [
        ["status", TEST_MAK],
        ["status", "PC.txt", "--format", TEST_MAK],
        ["phone", TEST_MAK],
        ["phone", "--installation-id", TEST_MAK],
        ["phone", "--installation-id", IID, "--confirmation-id", TEST_MAK],
        ["phone", "--installation-id", IID, "--computer", TEST_MAK],
        ["phone", "--form", TEST_MAK],
        ["proxy", "--check", TEST_MAK],
        ["proxy", "--list", TEST_MAK],
        ["proxy", "--form", "pac", "--proxy", TEST_MAK],
        ["kms", TEST_MAK, "--server", "127.0.0.1:9", "--timeout", "0.2"],
        ["kms", "a.test", "--server", TEST_MAK],
        ["kms", "a.test", "--form", TEST_MAK],
        ["kms", TEST_MAK, "--form", "powershell"],
    ],
    ids=lambda arguments: " ".join(arguments).replace(TEST_MAK, "KEY").replace(IID, "ID"),
)
def test_a_key_on_the_command_line_is_never_repeated(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    app.run(["activation", *arguments])

    captured = capsys.readouterr()
    assert captured.out + captured.err
    assert leaks(captured.out + captured.err) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--installation-id", IID, "--confirmation-id", CID, "--form", "vbs"],
        ["--installation-id", IID[:-1], "--form", "powershell"],
        ["--computer", "PC-1", "--confirmation-id", CID],
    ],
)
def test_messages_repeat_no_id(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation", "phone", *arguments]) in {2, 3}

    talk = capsys.readouterr().err
    assert [digits for digits in (IID[:20], CID[:20]) if digits in talk] == []
