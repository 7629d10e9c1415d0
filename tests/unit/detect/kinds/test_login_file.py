from __future__ import annotations

import pytest

from tests.documents import a_document, a_reading, settings_in
from unattend_gen.core.match import ContentKind
from unattend_gen.detect.kinds.login_file import DETECTOR
from unattend_gen.detect.search import matches_in


def found(text: str, name: str) -> list[tuple[ContentKind, str]]:
    return [(content, value) for _, content, value in settings_in(DETECTOR, text, name)]


def secrets(text: str, name: str) -> list[str]:
    """Return the secrets that the search finds, as a program would use them."""
    return [
        match.secret.reveal()
        for _, match in matches_in(a_document(text, name))
        if match.secret is not None and match.content.is_leak
    ]


@pytest.mark.parametrize("name", [".netrc", "_netrc", "home/bob/.netrc", "saved.txt"])
@pytest.mark.parametrize(
    "text",
    [
        "machine a.example login bob password Qx7vLm2p\n",
        "machine a.example\n\tlogin bob\n\tpassword Qx7vLm2p\n",
        "machine a.example port 21 user bob password Qx7vLm2p\n",
        '# depot\nmachine a.example\nlogin bob\npassword "Qx7vLm2p"\n',
        "machine a.example login password password Qx7vLm2p\n",
        "machine a.example password Qx7vLm2p login bob\nmachine b.example login eve\n",
    ],
)
def test_a_password_of_netrc_is_found(text: str, name: str) -> None:
    assert secrets(text, name) == ["Qx7vLm2p"]


@pytest.mark.parametrize(
    "text",
    [
        "machine a.example login bob\n",
        "default login anonymous password bob@site.example\n",
        "machine a.example login bob password ${DEPOT_PASSWORD}\n",
        "machine a.example login bob # password Qx7vLm2p\n",
        "machine a.example login bob password <password>\n",
    ],
)
def test_an_anonymous_login_a_remark_or_a_placeholder_of_netrc_is_no_leak(text: str) -> None:
    assert secrets(text, ".netrc") == []


def test_a_machine_after_an_anonymous_one_has_a_password() -> None:
    text = "machine a login anonymous password x@y\nmachine b password Qx7vLm2p login bob\n"

    assert secrets(text, ".netrc") == ["Qx7vLm2p"]


@pytest.mark.parametrize("name", [".pgpass", "postgresql/pgpass.conf", "ci.pgpass"])
@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("db.example:5432:inventory:bob:Kp5zQw9d", "Kp5zQw9d"),
        ("*:*:*:bob:Hn3\\:vBt\\\\6s", "Hn3:vBt\\6s"),
        ("::1\n\\:\\:1:5432:inventory:bob:Kp5z:Qw9d\r", "Kp5z:Qw9d"),
    ],
)
def test_the_fifth_field_of_pgpass_is_a_password(line: str, secret: str, name: str) -> None:
    assert secrets(f"#host:port:database:user:word\n{line}\n", name) == [secret]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("db.example:5432:inventory:bob", ".pgpass"),
        ("db.example:5432:inventory:bob:", ".pgpass"),
        ("db.example:5432:inventory:bob:{{ pg_secret }}", ".pgpass"),
        ("db.example:5432:inventory:bob:Kp5zQw9d", "list.txt"),
    ],
)
def test_fewer_fields_a_placeholder_or_another_file_have_no_password(line: str, name: str) -> None:
    assert secrets(f"{line}\n", name) == []


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<Pass encoding="base64">bm90LTQtcmVhbA==</Pass>', ["not-4-real"]),
        ("<Pass>Gm4r&amp;Xw7</Pass>", ["Gm4r&Xw7"]),
        ('<Pass encoding="crypt" pubkey="x">c29tZQ==</Pass>', []),
        ('<Pass encoding="base64"></Pass>', []),
        ("<User>bob</User>", []),
    ],
)
@pytest.mark.parametrize("root", ["FileZilla3", "FileZilla"])
def test_a_password_of_filezilla_is_found_unless_it_is_encrypted(
    element: str, expected: list[str], root: str
) -> None:
    text = f"<?xml version='1.0'?>\n<{root}><Servers><Server>{element}</Server></Servers></{root}>"

    assert secrets(text, "sitemanager.xml") == expected


def test_the_place_is_the_value_alone() -> None:
    text = 'machine a login bob password "Qx7vLm2p"\n'

    assert found(text, ".netrc") == [(ContentKind.CLEAR, "Qx7vLm2p")]


@pytest.mark.parametrize("text", ["machine learning models\n", "default login\n", "<root/>"])
def test_other_text_is_not_a_login_file(text: str) -> None:
    assert not DETECTOR.recognises(a_reading(text, "notes.txt"))
