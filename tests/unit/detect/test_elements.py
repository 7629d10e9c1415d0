from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import (
    CANARY_PASSWORD,
    TEST_MAK,
    a_component,
    a_shell_setup,
    an_answer_file,
)
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.core.match import ContentKind
from unattend_gen.detect.elements import TOKEN_NAMES, elements_of_interest, matches_in_element

if TYPE_CHECKING:
    from unattend_gen.core.match import Match


LOGON = "<AutoLogon><Password>{}</Password></AutoLogon>"
FIRST = "specialize/Microsoft-Windows-Shell-Setup"


def found(data: bytes) -> list[Match]:
    answer_file = parse(data)
    return [
        match
        for element in elements_of_interest(answer_file)
        for match in matches_in_element(element, answer_file)
    ]


def shown(data: bytes, match: Match) -> str:
    """Return the text of a match."""
    assert match.span is not None
    return data.decode()[slice(*match.span)]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (f"<Value>{CANARY_PASSWORD}</Value>", CANARY_PASSWORD),
        (f"<Value>\n  {CANARY_PASSWORD}\n</Value>", CANARY_PASSWORD),
        (f"<Value><![CDATA[{CANARY_PASSWORD}]]></Value>", CANARY_PASSWORD),
        ("<Value>a&amp;b &lt;c&gt;</Value>", "a&amp;b &lt;c&gt;"),
        ("<Value><!-- x -->secret<!-- y --></Value>", "secret"),
        ("<PlainText>true</PlainText><Value>secret</Value>", "secret"),
        ("secret", "secret"),
    ],
)
def test_the_place_is_exactly_the_value(written: str, place: str) -> None:
    data = a_shell_setup("specialize", LOGON.format(written))
    [match] = found(data)

    assert shown(data, match) == place
    assert match.content is ContentKind.CLEAR


def test_the_address_numbers_repeated_elements() -> None:
    account = "<LocalAccount><Password>{}</Password></LocalAccount>"
    accounts = account.format("one") + account.format("two")
    data = a_shell_setup("specialize", f"<UserAccounts>{accounts}</UserAccounts>")

    assert [one.setting for one in found(data)] == [
        f"{FIRST}/UserAccounts/LocalAccount[1]/Password",
        f"{FIRST}/UserAccounts/LocalAccount[2]/Password",
    ]


def test_the_address_does_not_number_an_element_with_other_siblings() -> None:
    data = a_shell_setup("specialize", f"<A/>{LOGON.format('pw')}<B/>")

    assert [one.setting for one in found(data)] == [f"{FIRST}/AutoLogon/Password"]


@pytest.mark.parametrize(
    ("written", "contents"),
    [
        ("", [ContentKind.EMPTY]),
        ("<Value></Value>", []),
        ("<Value></Value><PlainText>true</PlainText>", []),
        ("<Value><Inner>pw</Inner></Value>", [ContentKind.CLEAR]),
    ],
)
def test_only_an_entirely_empty_setting_is_empty(written: str, contents: list[ContentKind]) -> None:
    data = a_shell_setup("specialize", LOGON.format(written))

    assert [one.content for one in found(data)] == contents


def test_a_match_has_a_line_only_without_a_span() -> None:
    in_text = a_shell_setup("specialize", LOGON.format("<Value>pw</Value>"))
    in_pieces = a_shell_setup("specialize", LOGON.format("<Value>p<Inner/>w</Value>"))

    [with_span] = found(in_text)
    [without_span] = found(in_pieces)
    assert (with_span.line, with_span.span is None) == (None, False)
    assert (without_span.line is None, without_span.span) == (False, None)


@pytest.mark.parametrize(("text", "count"), [("pwd=abcd", 1), ("pwd=abc", 0)])
def test_a_command_has_at_least_eight_characters(text: str, count: int) -> None:
    data = a_shell_setup("specialize", f"<CommandLine>{text}</CommandLine>")

    assert len(found(data)) == count


def test_setup_replaces_the_content_of_the_sensitive_element() -> None:
    data = a_shell_setup("specialize", LOGON.format("<Value>pw</Value><PlainText>true</PlainText>"))
    [match] = found(data)

    assert match.whole is not None
    assert data.decode()[slice(*match.whole)] == "<Value>pw</Value><PlainText>true</PlainText>"


def test_a_command_with_escaped_quotes_is_read_as_setup_reads_it() -> None:
    text = "net user a &quot;my pass&quot; /add"
    data = a_shell_setup("specialize", f"<CommandLine>{text}</CommandLine>")
    [match] = found(data)

    assert (shown(data, match), match.command) == ("my pass", "net user")


def test_the_name_of_a_keyed_item_can_be_the_secret() -> None:
    item = '<ValidCommunity wcm:keyValue="canary">1</ValidCommunity>'
    component = a_component("Microsoft-Windows-SNMP-Agent-Service", item)
    data = an_answer_file(("specialize", component))
    [match] = found(data)

    assert shown(data, match) == "canary"
    assert str(match.setting).endswith("ValidCommunity/@keyValue")


@pytest.mark.parametrize(
    "body",
    [
        "<AutoLogon><Password><PlainText>true</PlainText></Password></AutoLogon>",
        "<ForgetPassword>true</ForgetPassword>",
        f"<Other>{TEST_MAK}</Other>",
    ],
)
def test_a_key_without_a_value_does_not_match(body: str) -> None:
    assert not any(one.content.is_leak for one in found(a_shell_setup("specialize", body)))


def test_the_unmarked_names_are_those_of_the_catalog() -> None:
    names = {
        setting.name
        for component in catalog().components()
        for setting in component.settings.values()
        if setting.sensitive
        and not any("assword" in part or "ProductKey" in part for part in setting.path.split("/"))
    }

    assert names == TOKEN_NAMES
