"""Zero bytes switch off no search: logs, images, databases, shortcuts."""

from __future__ import annotations

import pytest

from tests.documents import a_document
from tests.samples import TEST_MAK
from unattend_gen.detect.search import matches_in

LOG = "2026-01-12 10:00:00, Info  Starting task\r\n" * 20
NOISE = bytes(range(256)) * 20
COMMANDS = [
    "net user helpdesk Kestrel!77 /add",
    '"C:\\Windows\\system32\\net.exe" user helpdesk Kestrel!77 /add',
    "net use Z: \\\\srv1\\d /user:corp\\x Kestrel!77",
    "schtasks /create /tn x /tr y /ru corp\\x /rp Kestrel!77",
    "ConvertTo-SecureString 'Kestrel!77' -AsPlainText -Force",
    "<AutoLogon><Password><Value>Kestrel!77</Value></Password></AutoLogon>",
]


def found(data: bytes, name: str = "x.log") -> set[str]:
    return {
        match.secret.reveal()
        for _, match in matches_in(a_document(data, name))
        if match.content.is_leak and match.secret
    }


@pytest.mark.parametrize("line", [*COMMANDS, "slmgr /ipk " + TEST_MAK])
@pytest.mark.parametrize("at", [5, 400, -1])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_text_with_zero_bytes_is_text(line: str, at: int, encoding: str) -> None:
    text = f"{LOG}Größe\r\n{line}\r\n{LOG}"
    data = (text[:at] + "\0\0" + text[at:]).encode(encoding)

    assert found(data) == {TEST_MAK if TEST_MAK in line else "Kestrel!77"}


@pytest.mark.parametrize("line", COMMANDS)
def test_a_log_with_a_tail_of_zero_bytes_is_text(line: str) -> None:
    assert found(line.encode().ljust(70_000, b"\0")) == {"Kestrel!77"}


@pytest.mark.parametrize("line", COMMANDS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("before", [b"\x01", NOISE, NOISE * 20 + b"\x01"])
def test_texts_in_binary_data_are_found(line: str, encoding: str, before: bytes) -> None:
    data = before + bytes(3) + line.encode(encoding) + bytes(3) + NOISE

    assert "Kestrel!77" in found(data, "x.bin")


@pytest.mark.parametrize(
    "text", ["password=Kestrel!77", "set PASSWORD = 'x'", "net user * /add", "Password: Kestrel"]
)
def test_everyday_words_in_binary_data_are_no_evidence(text: str) -> None:
    assert found(NOISE + text.encode() + NOISE, "x.dll") == set()


def test_the_place_of_a_match_in_text_with_zero_bytes_is_exact() -> None:
    data = b"a\0b\r\n\0\0\r\nnet user helpdesk Kestrel!77 /add\r\n"

    [(reading, match)] = list(matches_in(a_document(data, "x.log")))

    assert match.span is not None
    assert (reading.text[slice(*match.span)], reading.line(match.start)) == ("Kestrel!77", 3)
