from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_PRO, MARKER, TEST_MAK
from unattend_gen.core.finding import Confidence
from unattend_gen.core.match import ContentKind, Match, live
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.text import live_keys, matches_in_markup, matches_in_text

KEY, PASSWORD = SecretKind.PRODUCT_KEY, SecretKind.PASSWORD
HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW


def test_a_bare_key_is_found_with_its_line() -> None:
    assert matches_in_text(f"one\ntwo {TEST_MAK}\n") == [
        Match(kind=KEY, span=(8, 37), line=2, confidence=MEDIUM, last_five="Q4JK2")
    ]


def test_a_key_with_a_wrong_checksum_may_be_a_serial_number() -> None:
    text = TEST_MAK.replace("FT6W2", "FT6W3")

    assert [secret.confidence for secret in matches_in_text(text)] == [LOW]


def test_an_old_key_has_medium_confidence() -> None:
    text = "B2222-FFFFG-22222-GGGGB-2FB2G"

    assert [secret.confidence for secret in matches_in_text(text)] == [MEDIUM]


def test_a_published_key_is_classified_as_published() -> None:
    found = matches_in_text(f"{GVLK_PRO} and slmgr /ipk {GVLK_PRO}")

    assert [one.content for one in found] == [ContentKind.PUBLISHED_KEY] * 2


def test_a_link_is_one_place_though_it_reads_like_an_assignment_too() -> None:
    [found] = matches_in_text("https://example.org/?AccountPassword0=hunt%21er&Language=en")

    assert (found.start, found.end, found.secret) == (38, 47, Secret("hunt!er"))


def test_bare_keys_are_the_live_ones_alone() -> None:
    assert [one.last_five for one in live_keys(f"{GVLK_PRO} {TEST_MAK}")] == ["Q4JK2"]


def test_a_key_in_a_command_is_found_once_and_names_the_command() -> None:
    assert matches_in_text(f"slmgr /ipk {TEST_MAK}") == [
        Match(
            kind=KEY,
            span=(11, 40),
            line=1,
            confidence=HIGH,
            command="slmgr /ipk",
            last_five="Q4JK2",
        )
    ]


def test_a_mistyped_key_in_a_command_is_found_without_last_five() -> None:
    assert matches_in_text(f"slmgr /ipk {TEST_MAK[:-1]}") == [
        Match(kind=KEY, span=(11, 39), line=1, confidence=HIGH, command="slmgr /ipk")
    ]


def test_a_key_behind_a_command_is_found_too() -> None:
    found = matches_in_text(f"net user bob {CANARY_PASSWORD} & rem {TEST_MAK}")

    assert [(secret.kind, secret.command) for secret in found] == [
        (PASSWORD, "net user"),
        (KEY, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<Password><Value>{}</Value><PlainText>true</PlainText></Password>",
        "<Password><PlainText>true</PlainText><Value>{}</Value></Password>",
        "<AdministratorPassword>{}</AdministratorPassword>",
        '<u:Password xml:lang="en">\n{}',
        "<!-- <Password><Value>{}</Value></Password> -->",
        "<Password><Value><![CDATA[{}]]></Value></Password>",
        "<broken <Password>{}</Passwort>",
    ],
)
def test_a_password_is_found_by_the_tag_before_it(text: str) -> None:
    document = text.format(CANARY_PASSWORD)

    [secret] = matches_in_markup(document)

    assert secret.kind is PASSWORD
    assert document[secret.start :].startswith(CANARY_PASSWORD)


def test_an_encoded_password_is_found() -> None:
    value = encode_password(Secret(CANARY_PASSWORD), "Password").reveal()

    assert len(matches_in_markup(f"<Password><Value>{value}</Value></Password>")) == 1


def test_a_key_element_is_found_once() -> None:
    assert matches_in_markup(f"<ProductKey>\n<Key>{TEST_MAK}</Key>\n</ProductKey>") == [
        Match(kind=KEY, span=(18, 47), line=2, confidence=HIGH, last_five="Q4JK2")
    ]


def test_character_references_hide_nothing() -> None:
    spelt = "".join(f"&#{ord(character)};" for character in TEST_MAK)

    assert [secret.last_five for secret in matches_in_markup(f"x {spelt}")] == ["Q4JK2"]


def test_references_to_line_ends_do_not_move_lines() -> None:
    assert [secret.line for secret in matches_in_markup(f"&#10;&#13;&#10;\n{TEST_MAK}")] == [2]


def test_a_command_with_escaped_quotes_is_found() -> None:
    text = f"<Path>net user bob &quot;{CANARY_PASSWORD}&quot; &amp;&amp; exit</Path>"

    assert [secret.command for secret in matches_in_markup(text)] == ["net user"]


@pytest.mark.parametrize(
    "text",
    [
        f"<Password>{MARKER}</Password>",
        "<Password></Password><Username>bob</Username>",
        "<Password/>bob",
        "<Password>{{ pw }}</Password>",
        "<Password><Value></Value></Password><Value>other</Value>",
        "<Value>other</Value>",
        f"<ProductKey>{GVLK_PRO}</ProductKey>",
        "the Password and the ProductKey",
        "",
    ],
)
def test_a_text_without_a_live_secret_has_no_live_matches(text: str) -> None:
    assert list(live(matches_in_markup(text))) == []


def test_a_text_full_of_secrets_is_read_to_its_end() -> None:
    text = f"<Password>{TEST_MAK}\nslmgr /ipk {TEST_MAK}\n" * 1_000

    found = matches_in_markup(text)

    assert len(found) == 2_000
    assert found[-1].line == 2_000
