from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK
from unattend_gen.auditor.unparsed import findings_in_text
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location

BROKEN = f"<unattend>\n<ProductKey>{TEST_MAK}</ProductKey>\n<Password>{CANARY_PASSWORD}</Passwort>"


def found(data: bytes) -> list[tuple[str, int | None]]:
    document = Document(Location("unattend.xml"), data)
    return [(finding.rule, finding.location.line) for finding in findings_in_text(document)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_secrets_are_found_in_every_encoding(encoding: str) -> None:
    assert found(BROKEN.encode(encoding)) == [("leftover-key", 2), ("leftover-password", 3)]


def test_secrets_are_found_beside_bytes_of_no_encoding() -> None:
    assert found(b"\xff\xfe\xfa" + BROKEN.encode()) == [
        ("leftover-key", 2),
        ("leftover-password", 3),
    ]


@pytest.mark.parametrize("start", [b"\x80\x81", b"\x80\x81\x82"], ids=["even", "odd"])
def test_two_byte_text_inside_a_binary_is_found(start: bytes) -> None:
    data = start + f"\n<Key>{TEST_MAK}</Key>\n".encode("utf-16-le")

    assert [rule for rule, _ in found(data)] == ["leftover-key"]


def test_a_finding_says_that_the_text_could_not_be_parsed() -> None:
    document = Document(Location("-", ("member",)), BROKEN.encode())

    first, _ = findings_in_text(document)

    assert first.location == Location("-", ("member",), line=2)
    assert first.message == "a product key ending in Q4JK2 stands in text that cannot be parsed"


def test_a_command_in_broken_text_is_found() -> None:
    assert found(f"<Path>net user bob {CANARY_PASSWORD} /add<".encode()) == [
        ("secret-in-command", 1)
    ]


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\xff", f"<Password>{MARKER}".encode(), bytes(range(256))]
)
def test_bytes_without_a_secret_give_nothing(data: bytes) -> None:
    assert found(data) == []
