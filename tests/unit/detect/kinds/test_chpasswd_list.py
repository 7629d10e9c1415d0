from __future__ import annotations

import time

import pytest

from tests.documents import settings_in
from unattend_gen.core.match import ContentKind
from unattend_gen.detect.kinds.chpasswd_list import DETECTOR


def found(text: str) -> list[tuple[ContentKind, str]]:
    return [(content, value) for _, content, value in settings_in(DETECTOR, text, "user-data")]


def live(text: str) -> list[str]:
    return [value for content, value in found(text) if content.is_leak]


@pytest.mark.parametrize(
    "text",
    [
        "#cloud-config\nchpasswd:\n  list: |\n    bob:Wd8mTz4q\n",
        "chpasswd:\n  expire: false\n\n  # local users\n  list: |-\n    bob:Wd8mTz4q\nruncmd: []\n",
        "chpasswd:\n  list:\n    - bob:Wd8mTz4q\n  expire: false\n",
        "chpasswd:\n  list:\n  - 'bob:Wd8mTz4q'\n",
        'chpasswd:\r\n  list:\r\n    - "bob:Wd8mTz4q"\r\n',
        "cat <<EOF\n    chpasswd:\n      list: |\n        bob:Wd8mTz4q\nEOF\n",
        "chpasswd:\n  list: |\n    bob:Wd8mTz4q",
        'chpasswd: {list: "bob:Wd8mTz4q", expire: False}\n',
        '{"chpasswd": {"expire": false, "list": ["bob:Wd8mTz4q"]}}',
        "chpasswd: {\n  list: [bob:Wd8mTz4q, eve:R]\n}\n",
        '{"chpasswd": {"list": "eve:RANDOM\\nbob:Wd8mTz4q\\n"}}',
    ],
)
def test_a_password_behind_the_name_of_a_user_is_found(text: str) -> None:
    assert live(text) == ["Wd8mTz4q"]


def test_each_user_of_a_list_has_a_password() -> None:
    text = (
        "chpasswd:\n  list: |\n    bob:Wd8m:Tz4q\n    eve: Rk3bXn6v\n\n    sue:R\n  expire: true\n"
    )

    assert live(text) == ["Wd8m:Tz4q", "Rk3bXn6v"]


@pytest.mark.parametrize(
    ("value", "content"),
    [
        ("${bob_password}", ContentKind.PLACEHOLDER),
        ("{{ vault_bob }}", ContentKind.PLACEHOLDER),
        ("$6$rounds=4096$salt$0123456789", ContentKind.HASHED),
    ],
)
def test_a_placeholder_or_a_hash_is_what_it_is(value: str, content: ContentKind) -> None:
    assert [one for one, _ in found(f"chpasswd:\n  list: |\n    bob:{value}\n")] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "chpasswd:\n  list: |\n    bob:RANDOM\n    eve:R\n    sue:\n",
        "chpasswd:\n  expire: false\nlist: |\n  bob:Wd8mTz4q\n",
        "chpasswd:\n  expire: false\nruncmd:\n  - echo a:b\n",
        "echo bob | chpasswd: not a list\n  list: x\n",
    ],
)
def test_random_passwords_and_other_lists_are_none(text: str) -> None:
    assert live(text) == []


@pytest.mark.parametrize(
    "unit",
    [
        "chpasswd:{",
        "chpasswd:{list:[",
        "a:b,",
        "chpasswd:\n",
        "chpasswd:\n  a\n",
        "  \n",
        "chpasswd:\n  list:\n    a:b\n",
        " a:b ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = "chpasswd:\n  list: |\n" + unit * 20_000

    before = time.process_time()
    found(text)

    assert time.process_time() - before < 5
