from __future__ import annotations

from tests.judging import slugs, verdicts
from tests.samples import TEST_MAK, a_shell_setup

_SHELL = "Microsoft-Windows-Shell-Setup"


def test_a_computer_name_of_sixteen_characters_is_an_error() -> None:
    data = a_shell_setup("specialize", f"<ComputerName>{'A' * 16}</ComputerName>")

    assert verdicts("too-long", data) == [("error", f"specialize/{_SHELL}/ComputerName")]


def test_fifteen_characters_are_allowed() -> None:
    assert slugs(a_shell_setup("specialize", f"<ComputerName>{'A' * 15}</ComputerName>")) == []


def test_a_computer_name_is_counted_in_bytes() -> None:
    data = a_shell_setup("specialize", f"<ComputerName>{'ä' * 8}</ComputerName>")

    assert verdicts("too-long", data) == [("error", f"specialize/{_SHELL}/ComputerName")]


def test_a_local_account_name_of_more_than_twenty_characters_is_an_error() -> None:
    data = a_shell_setup(
        "oobeSystem",
        '<UserAccounts><LocalAccounts><LocalAccount wcm:action="add">'
        f"<Name>{'a' * 21}</Name></LocalAccount></LocalAccounts></UserAccounts>",
    )

    address = f"oobeSystem/{_SHELL}/UserAccounts/LocalAccounts/LocalAccount[1]/Name"
    assert verdicts("too-long", data) == [("error", address)]


def test_another_text_that_is_too_long_is_a_warning() -> None:
    data = a_shell_setup("specialize", f"<RegisteredOwner>{'a' * 257}</RegisteredOwner>")

    assert verdicts("too-long", data) == [("warning", f"specialize/{_SHELL}/RegisteredOwner")]


def test_a_placeholder_has_no_length() -> None:
    data = a_shell_setup(
        "specialize", "<ComputerName>{{ host | default('workstation') }}</ComputerName>"
    )

    assert slugs(data) == ["placeholder-value"]


def test_a_key_is_left_to_its_own_rules() -> None:
    data = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}-{TEST_MAK}</ProductKey>")

    assert slugs(data) == ["key-malformed"]
