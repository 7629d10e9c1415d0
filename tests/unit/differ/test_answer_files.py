from __future__ import annotations

import pytest

from tests.samples import (
    CANARY_PASSWORD,
    MARKER,
    OTHER_TEST_MAK,
    TEST_MAK,
    a_component,
    a_shell_setup,
    an_answer_file,
)
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.core.comparison import Change, ChangeKind, Side
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret
from unattend_gen.differ.answer_files import compare_answer_files

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"
ENCODED = encode_password(Secret(CANARY_PASSWORD), "AdministratorPassword").reveal()
COMMANDS = "FirstLogonCommands/SynchronousCommand"


def compared(left: bytes, right: bytes) -> tuple[Change, ...]:
    return compare_answer_files(parse(left), parse(right), catalog())


def between(left: str, right: str) -> list[tuple[str, str]]:
    """Kind and path of each change between two bodies of Shell-Setup."""
    changes = compared(a_shell_setup("specialize", left), a_shell_setup("specialize", right))
    front = f"specialize/{SHELL_SETUP}/"
    return [(change.kind.value, change.setting.removeprefix(front)) for change in changes]


def a_password(text: str, plain_text: str = "true") -> str:
    return (
        f"<UserAccounts><AdministratorPassword><Value>{text}</Value>"
        f"<PlainText>{plain_text}</PlainText></AdministratorPassword></UserAccounts>"
    )


def commands(*items: tuple[int, str]) -> str:
    body = "".join(
        f'<SynchronousCommand wcm:action="add"><Order>{order}</Order>'
        f"<CommandLine>{line}</CommandLine></SynchronousCommand>"
        for order, line in items
    )
    return f"<FirstLogonCommands>{body}</FirstLogonCommands>"


def test_a_changed_setting_has_both_values_with_their_lines() -> None:
    left = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")
    right = a_shell_setup("specialize", "\n<TimeZone>GMT</TimeZone>")
    setting = f"specialize/{SHELL_SETUP}/TimeZone"

    assert compared(left, right) == (
        Change(ChangeKind.CHANGED, Side(setting, 3, "UTC"), Side(setting, 4, "GMT")),
    )


def test_settings_are_added_and_removed() -> None:
    assert between("<TimeZone>UTC</TimeZone>", "<ComputerName>A</ComputerName>") == [
        ("removed", "TimeZone"),
        ("added", "ComputerName"),
    ]


def test_order_comments_and_blanks_between_elements_are_not_differences() -> None:
    one = ("specialize", a_component("A", "<X/><Y/>"))
    other = ("oobeSystem", a_component("B", "<Z/>"))
    turned = ("specialize", a_component("A", "<Y/>\n<!-- by hand -->\n<X/>"))

    left, right = an_answer_file(one, other), an_answer_file(other, turned)

    assert compared(left, right) == ()


def test_a_processed_pass_is_not_a_difference() -> None:
    body = ("specialize", a_component("A", "<X/>"))

    assert compared(an_answer_file(body), an_answer_file(body, processed=("specialize",))) == ()


@pytest.mark.parametrize(
    ("left", "right", "changes"),
    [
        (commands((1, "a"), (2, "b")), commands((2, "b"), (1, "a")), []),
        (
            commands((1, "a"), (2, "b")),
            commands((2, "c"), (1, "a")),
            [("changed", f"{COMMANDS}[1]/CommandLine")],
        ),
        (
            commands((1, "a"), (2, "b")),
            commands((1, "a")),
            [("removed", f"{COMMANDS}[2]/Order"), ("removed", f"{COMMANDS}[2]/CommandLine")],
        ),
        (
            commands((1, "a"), (2, "b")),
            commands((1, "a"), (3, "b")),
            [("changed", f"{COMMANDS}[2]/Order")],
        ),
    ],
)
def test_items_are_identified_by_their_keys(
    left: str, right: str, changes: list[tuple[str, str]]
) -> None:
    assert between(left, right) == changes


def test_another_spelling_is_reported_as_respelled() -> None:
    assert between("<CopyProfile>true</CopyProfile>", "<CopyProfile>1</CopyProfile>") == [
        ("respelled", "CopyProfile")
    ]


def test_significant_blanks_are_a_change_with_a_note() -> None:
    left = a_shell_setup("specialize", "<RegisteredOwner>A</RegisteredOwner>")
    right = a_shell_setup("specialize", "<RegisteredOwner>A </RegisteredOwner>")

    [change] = compared(left, right)

    assert (change.kind, change.note) == (ChangeKind.CHANGED, "blanks differ")


def test_a_secret_is_changed_and_never_shown() -> None:
    left = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
    right = a_shell_setup("specialize", f"<ProductKey>{OTHER_TEST_MAK}</ProductKey>")

    changes = compared(left, right)

    assert [(change.kind, change.left and change.left.value) for change in changes] == [
        (ChangeKind.CHANGED, None)
    ]
    assert (TEST_MAK in repr(changes), OTHER_TEST_MAK in repr(changes)) == (False, False)


def test_a_password_that_becomes_encoded_is_only_respelled() -> None:
    assert between(a_password(CANARY_PASSWORD), a_password(ENCODED, "false")) == [
        ("respelled", "UserAccounts/AdministratorPassword/Value"),
        ("respelled", "UserAccounts/AdministratorPassword/PlainText"),
    ]


def test_another_password_changes_how_it_is_written_too() -> None:
    assert between(a_password("Other-1"), a_password(ENCODED, "false")) == [
        ("changed", "UserAccounts/AdministratorPassword/Value"),
        ("changed", "UserAccounts/AdministratorPassword/PlainText"),
    ]


def test_a_scrubbed_password_is_one_change() -> None:
    scrubbed = (
        f"<UserAccounts><AdministratorPassword>{MARKER}</AdministratorPassword></UserAccounts>"
    )

    [change] = compared(
        a_shell_setup("oobeSystem", a_password(CANARY_PASSWORD)),
        a_shell_setup("oobeSystem", scrubbed),
    )

    assert (change.left and change.left.holds, change.right and change.right.holds) == (
        "not scrubbed",
        "Setup's marker",
    )


def test_a_password_in_a_command_is_masked_with_a_note_that_it_differs() -> None:
    left = a_shell_setup("oobeSystem", commands((1, f"net user bob {CANARY_PASSWORD}")))
    right = a_shell_setup("oobeSystem", commands((1, "net user bob Other-1")))

    [change] = compared(left, right)

    assert (change.right and change.right.value, change.note) == (
        "net user bob ***",
        "a secret in this value differs",
    )


def test_an_empty_component_is_added_or_removed_as_a_whole() -> None:
    left = an_answer_file(("specialize", a_component("A", "")))
    right = an_answer_file(("specialize", a_component("B", "")))

    assert [(change.kind.value, change.setting) for change in compared(left, right)] == [
        ("removed", "specialize/A"),
        ("added", "specialize/B"),
    ]


def test_attributes_of_a_component_and_of_items_are_compared() -> None:
    left = an_answer_file(("specialize", a_component("A", '<X wcm:action="add"/>')))
    right = left.replace(b"neutral", b"en-US").replace(b'action="add"', b'action="modify"')

    assert [(change.kind.value, change.setting) for change in compared(left, right)] == [
        ("changed", "specialize/A/@language"),
        ("changed", "specialize/A/X[1]/@action"),
    ]


def test_packages_are_compared() -> None:
    package = b'<servicing><package action="%s"/></servicing></unattend>'
    left, right = (
        an_answer_file().replace(b"</unattend>", package % action)
        for action in (b"install", b"remove")
    )

    assert [(change.kind.value, change.setting) for change in compared(left, right)] == [
        ("changed", "unattend/servicing/package/@action")
    ]


@pytest.mark.parametrize("written", ["lantern", "owner lantern"])
def test_a_value_that_is_a_password_elsewhere_is_not_shown(written: str) -> None:
    password = a_password("lantern")
    left = f"{password}<RegisteredOwner>{written}</RegisteredOwner>"
    right = f"{password}<RegisteredOwner>IT</RegisteredOwner>"
    [change] = compared(a_shell_setup("oobeSystem", left), a_shell_setup("oobeSystem", right))

    assert change.left is not None
    assert change.right is not None
    assert (change.left.value, change.right.value) == ("***", "IT")
