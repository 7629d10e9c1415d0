from __future__ import annotations

import base64

import pytest

from tests.documents import a_reading, settings_in
from tests.samples import GVLK_PRO, TEST_MAK
from unattend_gen.core.match import ContentKind
from unattend_gen.detect.kinds.ini_file import DETECTOR

ENCODED = base64.b64encode(b"not-a-real-one").decode()


def found(text: str, name: str = "CustomSettings.ini") -> list[tuple[str | None, ContentKind, str]]:
    return settings_in(DETECTOR, text, name)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("UserPassword = pw 1 ", ("UserPassword", ContentKind.CLEAR, "pw 1")),
        ('AdminPassword="pw"', ("AdminPassword", ContentKind.CLEAR, "pw")),
        ("AdminPassword=*", ("AdminPassword", ContentKind.EMPTY, "*")),
        ("AdminPassword=%Pw%", ("AdminPassword", ContentKind.PLACEHOLDER, "%Pw%")),
        (f"EncodedUserPassword={ENCODED}", ("EncodedUserPassword", ContentKind.ENCODED, ENCODED)),
        (f"OverrideProductKey={TEST_MAK}", ("OverrideProductKey", ContentKind.CLEAR, TEST_MAK)),
        (f"ProductKey={GVLK_PRO}", ("ProductKey", ContentKind.PUBLISHED_KEY, GVLK_PRO)),
        ("Password: Xt9bLq4w", ("Password", ContentKind.CLEAR, "Xt9bLq4w")),
        ("Password: a=b7", ("Password", ContentKind.CLEAR, "a=b7")),
        ('Password: "a b7"', ("Password", ContentKind.CLEAR, "a b7")),
        ("Db:Password=Xt9bLq4w", ("Db:Password", ContentKind.CLEAR, "Xt9bLq4w")),
        ("BdePin=1234", ("BdePin", ContentKind.CLEAR, "1234")),
    ],
)
def test_a_property_is_recognised_by_its_name(
    line: str, expected: tuple[str, ContentKind, str]
) -> None:
    assert found(f"[Default]\r\n{line}\r\n") == [expected]


@pytest.mark.parametrize(
    "line",
    [
        *("SkipAdminPassword=YES", "BdePinMinLength=6", "; Password=x", "# Password: x7"),
        *("Password: at least 8 characters", "Passwords: see the vault"),
    ],
)
def test_a_switch_or_a_comment_is_not_sensitive(line: str) -> None:
    assert found(f"[Default]\n{line}\n") == []


@pytest.mark.parametrize(
    ("text", "name", "is_one"),
    [
        ("[Settings]\n", "anything", True),
        ("; remark\n[Default]\n", "Bootstrap.ini", True),
        ("; remark\n[Default]\n", "notes.md", False),
        ("[Version]\n<a/>", "x.inf", True),
        ("<a>[b]\n</a>", "x.ini", False),
        ("Windows Registry Editor Version 5.00\n[HKLM]\n", "x.ini", False),
    ],
)
def test_a_section_makes_an_ini_file(text: str, name: str, *, is_one: bool) -> None:
    assert DETECTOR.recognises(a_reading(text, name)) is is_one


@pytest.mark.parametrize("line", ["EncryptedAdminPassword=Yes", 'encryptedadminpassword = "yes"'])
def test_an_encrypted_administrator_password_is_a_hash(line: str) -> None:
    text = f"[GuiUnattended]\nAdminPassword=0123abcd\n{line}\n"

    assert found(text, "winnt.sif") == [("AdminPassword", ContentKind.HASHED, "0123abcd")]


def test_only_the_administrator_password_is_a_hash() -> None:
    lines = "ADDSPassword=one\nUserPassword=two\nEncryptedAdminPassword=Yes\n"

    assert found(f"[GuiUnattended]\n{lines}", "winnt.sif") == [
        ("ADDSPassword", ContentKind.CLEAR, "one"),
        ("UserPassword", ContentKind.CLEAR, "two"),
    ]


def test_an_absent_password_is_not_a_hash() -> None:
    text = "[GuiUnattended]\nAdminPassword=*\nEncryptedAdminPassword=Yes\n"

    assert found(text, "winnt.sif") == [("AdminPassword", ContentKind.EMPTY, "*")]


@pytest.mark.parametrize(
    "text",
    [
        "[CmdletBinding()]\nparam()\n$password = $cfg.Nodes.UserPass\n",
        "[Diagnostics.SuppressMessage('x', '')]\nparam ([string]$AdminPassword)\n",
        "[string]$password = 'x'\n",
    ],
)
def test_a_script_that_begins_with_an_attribute_is_not_an_ini_file(text: str) -> None:
    assert not DETECTOR.recognises(a_reading(text, "x.txt"))
