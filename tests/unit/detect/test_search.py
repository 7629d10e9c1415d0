"""The search in whole documents, and every kind compared with its own examples."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

import pytest

from tests.documents import a_document, a_reading, seen_by
from tests.samples import CANARY_PASSWORD, GVLK_PRO, MARKER, TEST_MAK, a_shell_setup
from unattend_gen import plugins
from unattend_gen.core.match import ContentKind
from unattend_gen.detect import kinds
from unattend_gen.detect.reading import readings
from unattend_gen.detect.search import detectors, matches_in, matches_in_any_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.detect.detector import Detector, Example


EXAMPLES = [
    pytest.param(detector, example, id=f"{name}-{example.name}")
    for name, detector in zip(plugins.names(kinds), detectors(), strict=True)
    for example in detector.examples
]
UTF_16 = ("utf-16", "utf-16-le", "utf-16-be")


def leaks(content: str | bytes, name: str = "document.txt") -> list[tuple[str, int | None]]:
    """Last five or kind of each live secret, with its line."""
    return [
        (one.last_five or one.kind.value, reading.line(one.span[0]) if one.span else one.line)
        for reading, one in matches_in(a_document(content, name))
        if one.content.is_leak
    ]


@pytest.mark.parametrize(("detector", "example"), EXAMPLES)
def test_an_example_is_recognised_and_has_its_stated_matches(
    detector: Detector, example: Example
) -> None:
    assert seen_by(detector, example.text, example.name) == example.finds


@pytest.mark.parametrize("detector", detectors(), ids=plugins.names(kinds))
def test_every_kind_has_an_example_with_a_leak_and_one_without(detector: Detector) -> None:
    live = [any(content.is_leak for _, content in one.finds) for one in detector.examples]

    assert {True, False} <= set(live)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", *UTF_16])
def test_a_key_in_a_log_is_found_in_any_encoding(encoding: str) -> None:
    assert leaks(f"one\ntwo, key read: {TEST_MAK}\n".encode(encoding)) == [("Q4JK2", 2)]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("vm.json", '{{"productKey": "{}"}}'),
        ("vm.yml", "product_key: {}\n"),
        ("vm.tf", 'product_key = "{}"\n'),
        ("setup.ini", "[UserData]\nProductKey={}\n"),
        (
            "key.ps1",
            "$productKey = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{}'))",
        ),
    ],
)
@pytest.mark.parametrize("encode", [base64.b64encode, binascii.hexlify])
def test_an_encoded_key_is_found_under_a_name_of_a_key(
    name: str, form: str, encode: Callable[[bytes], bytes]
) -> None:
    text = form.format(encode(TEST_MAK.encode()).decode())

    assert [one for one, _ in leaks(text, name)] == ["Q4JK2"]


def test_a_setting_and_its_text_are_one_place() -> None:
    data = a_shell_setup("specialize", f"\n<ProductKey>{TEST_MAK}</ProductKey>")

    assert leaks(data, "unattend.xml") == [("Q4JK2", 4)]


def test_a_key_in_an_attribute_is_found_by_its_shape() -> None:
    data = a_shell_setup("specialize", f'\n<Odd key="{TEST_MAK}"/>')

    assert leaks(data, "unattend.xml") == [("Q4JK2", 4)]


@pytest.mark.parametrize("encoding", ["ascii", "utf-16-le"])
@pytest.mark.parametrize("padding", [b"\x00\xff\x80", b"\x00\xff\x80\x01"])
def test_a_key_in_a_binary_is_found_once_without_a_line(encoding: str, padding: bytes) -> None:
    data = padding * 500 + f" {TEST_MAK} ".encode(encoding) + padding * 500

    assert leaks(data, "image.bin") == [("Q4JK2", None)]


def test_a_file_of_an_old_code_page_is_read() -> None:
    assert leaks("Schlüssel für München\nslmgr /ipk ".encode("cp1252") + TEST_MAK.encode()) == [
        ("Q4JK2", 2)
    ]


@pytest.mark.parametrize(
    "text",
    ["", "nothing here", f"slmgr /ipk {GVLK_PRO}", "slmgr /ipk %1", "Password", "A-B-C-D-E"],
)
def test_text_without_secrets_has_no_matches(text: str) -> None:
    assert leaks(text) == []


def test_a_password_before_the_settings_of_a_kind_is_found() -> None:
    text = f"[Default]\nrem net user setup {CANARY_PASSWORD} /add\nAdminPassword=not-a-real-one\n"

    assert sorted(leaks(text, "Bootstrap.ini")) == [("password", 2), ("password", 3)]


def test_a_key_that_is_twice_on_a_line_of_text_is_found_twice() -> None:
    assert leaks(f"{TEST_MAK} {TEST_MAK}") == [("Q4JK2", 1), ("Q4JK2", 1)]


def test_a_password_that_sorts_before_the_marker_is_not_the_marker() -> None:
    assert leaks("[Default]\nAdminPassword=!pw\n", "Bootstrap.ini") == [("password", 2)]


def test_a_password_in_a_command_is_found() -> None:
    assert leaks(f"@echo off\r\nnet user setup {CANARY_PASSWORD} /add\r\n", "x.cmd") == [
        ("password", 2)
    ]


def test_the_marker_is_recognised_in_any_property() -> None:
    document = a_document(f"[Default]\nEncodedUserPassword={MARKER}\n", "CustomSettings.ini")

    assert [one.content for _, one in matches_in(document)] == [ContentKind.MARKER]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("shift", [0, 1])
def test_a_key_far_inside_binary_data_is_found(encoding: str, shift: int) -> None:
    key = f" key: {TEST_MAK} ".encode(encoding)

    assert leaks(
        b"MZ\x90\x00" + b"\xff\x00" * 99_999 + b"\xff" * shift + key + b"\xfe" * 99_999
    ) == [("Q4JK2", None)]


def test_binary_data_that_begins_as_a_kind_is_read_to_its_end() -> None:
    noise = b"\x00\xff" * 50_000
    data = b"[Settings]\n" + noise + b"\nAdminPassword=not-a-real-one\n"

    assert [kind for kind, _ in leaks(data, "odd.ini")] == ["password"]


def test_a_command_is_named_and_its_value_alone_is_the_place() -> None:
    text = f"net user setup {CANARY_PASSWORD} /add"
    [match] = matches_in_any_text(a_reading(text))

    assert (match.where, match.command) == ("a command (net user)", "net user")
    assert match.span == (text.index(CANARY_PASSWORD), text.index(" /add"))


def test_in_binary_data_everyday_words_are_noise() -> None:
    data = b"MZ\x00\x03\xff\x80" + f"password={CANARY_PASSWORD} {TEST_MAK}".encode()
    first = next(readings(a_document(data)))

    assert [one.last_five for one in matches_in_any_text(first)] == ["Q4JK2"]


@pytest.mark.parametrize(
    ("name", "value", "count"),
    [
        ("schtasks.md", "password", 0),
        ("schtasks.html", "Password", 0),
        ("task.cmd", "password", 1),
        ("schtasks.md", "not-4-real-one", 1),
    ],
)
def test_a_page_may_show_a_command_with_a_word_in_place_of_a_password(
    name: str, value: str, count: int
) -> None:
    text = f"Example:\nschtasks /create /tn x /ru bob /rp {value}\n<Password>\n"

    assert len(leaks(text, name)) == count
