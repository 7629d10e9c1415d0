from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, OTHER_TEST_MAK, TEST_MAK
from tests.trees import COMMANDS, COMPUTER_NAME, PRODUCT_KEY, a_tree
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.renderer.secrecy import (
    Secrecy,
    is_secret_key,
    secrecy,
    secrecy_of,
    secret_keys,
    values_of,
)
from unattend_gen.renderer.tree import Node

SETUP_KEY = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/Key"
COMMUNITY = "specialize/Microsoft-Windows-SNMP-Agent-Service/ValidCommunities/ValidCommunity[1]"
PASSWORD = (
    "oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount[1]/"
    "Password/Value"
)


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (COMPUTER_NAME, "PC-1", Secrecy(holds_secret=False, last_fives=())),
        (PASSWORD, Secret(CANARY_PASSWORD), Secrecy(holds_secret=True, last_fives=())),
        (PASSWORD, Secret(""), Secrecy(holds_secret=False, last_fives=())),
        (SETUP_KEY, GVLK_ENTERPRISE, Secrecy(holds_secret=False, last_fives=("2YT43",))),
        (
            SETUP_KEY,
            Secret(GVLK_ENTERPRISE, SecretKind.PRODUCT_KEY),
            Secrecy(holds_secret=False, last_fives=("2YT43",)),
        ),
        (
            PRODUCT_KEY,
            Secret(TEST_MAK, SecretKind.PRODUCT_KEY),
            Secrecy(holds_secret=True, last_fives=("Q4JK2",)),
        ),
        (PRODUCT_KEY, TEST_MAK, Secrecy(holds_secret=True, last_fives=("Q4JK2",))),
        (
            f"{COMMANDS}/CommandLine",
            f"cscript slmgr.vbs /ipk {TEST_MAK}",
            Secrecy(holds_secret=True, last_fives=("Q4JK2",)),
        ),
        (
            f"{COMMANDS}/CommandLine",
            f"cscript slmgr.vbs /ipk {GVLK_ENTERPRISE}",
            Secrecy(holds_secret=False, last_fives=("2YT43",)),
        ),
        (
            f"{COMMANDS}/CommandLine",
            Secret(f"connect {GVLK_ENTERPRISE} {CANARY_PASSWORD}"),
            Secrecy(holds_secret=True, last_fives=("2YT43",)),
        ),
        (
            f"{COMMANDS}/CommandLine",
            f"net user bob {CANARY_PASSWORD} /add",
            Secrecy(holds_secret=True, last_fives=()),
        ),
        (f"{COMMUNITY}/@keyValue", Secret("public"), Secrecy(holds_secret=True, last_fives=())),
    ],
)
def test_a_value_is_as_secret_as_its_content(
    path: str, value: str | Secret, expected: Secrecy
) -> None:
    assert secrecy(a_tree((path, value))) == expected


def test_each_key_is_listed_once_in_the_order_of_the_file() -> None:
    tree = a_tree(
        (PRODUCT_KEY, Secret(TEST_MAK)),
        (SETUP_KEY, GVLK_ENTERPRISE),
        (f"{COMMANDS}[1]/CommandLine", f"slmgr /ipk {OTHER_TEST_MAK}"),
        (f"{COMMANDS}[2]/CommandLine", f"slmgr /ipk {TEST_MAK}"),
    )
    assert secrecy(tree).last_fives == ("2YT43", "Q4JK2", "Q9DYC")


def test_values_come_with_those_of_everything_below() -> None:
    node = Node("A", children=(Node("B", "text", key_value="key"), Node("C")))
    assert list(values_of(node)) == ["key", "text"]


def test_texts_are_as_secret_as_values() -> None:
    assert secrecy_of(("ver", f"Value={TEST_MAK}\r\n")) == Secrecy(
        holds_secret=True, last_fives=("Q4JK2",)
    )


def test_unpublished_keys_are_secret() -> None:
    tree = a_tree((SETUP_KEY, GVLK_ENTERPRISE), (PRODUCT_KEY, Secret(TEST_MAK)))
    assert [key.last_five for key in secret_keys(tree)] == ["Q4JK2"]


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        (TEST_MAK, True),
        (Secret(TEST_MAK, SecretKind.PRODUCT_KEY), True),
        (GVLK_ENTERPRISE, False),
        (f"slmgr /ipk {TEST_MAK}", False),
        ("PC-1", False),
    ],
)
def test_a_secret_key_is_the_whole_value(value: str | Secret, is_one: object) -> None:
    assert is_secret_key(value) is is_one
