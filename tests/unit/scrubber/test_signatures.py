from __future__ import annotations

import struct

import pytest

from tests.documents import a_document
from tests.samples import TEST_MAK
from unattend_gen.scrubber.engine import ScrubContext, scrub
from unattend_gen.scrubber.signatures import signature_among, signature_in

SIGNED = {
    "a.ps1": "\r\n# SIG # Begin signature block\r\n# MII\r\n# SIG # End signature block\r\n",
    "a.vbs": "\r\n'' SIG '' Begin signature block\r\n'' SIG '' MII\r\n",
    "a.js": "\r\n// SIG // Begin signature block\r\n",
    "a.ps1xml": "\r\n<!-- SIG # Begin signature block -->\r\n",
    "a.wsf": "\r\n<signature>\r\n** SIG ** Begin signature block\r\n",
    "a.xml": '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/>',
    "a.asc": "\n-----BEGIN PGP SIGNED MESSAGE-----\n",
}
KEEPING = ScrubContext(b"k" * 32)
BREAKING = ScrubContext(b"k" * 32, breaks_signatures=True)


def a_program(size: int, *, magic: int) -> bytes:
    directory = {0x10B: 128, 0x20B: 144}[magic]
    data = bytearray(b"MZ".ljust(0x80 + directory + 200, b"\0"))
    struct.pack_into("<I", data, 0x3C, 0x80)
    data[0x80:0x84] = b"PE\0\0"
    struct.pack_into("<H", data, 0x80 + 24, magic)
    struct.pack_into("<II", data, 0x80 + 24 + directory, 0x400 if size else 0, size)
    return bytes(data)


@pytest.mark.parametrize("block", SIGNED.values(), ids=SIGNED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_signed_text_is_refused_unless_its_signature_may_break(block: str, encoding: str) -> None:
    document = a_document(f"slmgr /ipk {TEST_MAK}\r\n{block}".encode(encoding), "a.ps1")
    kept, changed = scrub(document, KEEPING), scrub(document, BREAKING)

    assert not kept.is_changed
    assert ["--break-signatures" in one.advice for one in kept.left] == [True]
    assert changed.is_changed
    assert [one.rule for one in changed.notes] == ["signature-broken"]


@pytest.mark.parametrize(
    "text", ["", "# SIG #", "see '# SIG # Begin signature block'", "<Signature>"]
)
def test_text_about_signatures_is_not_signed(text: str) -> None:
    assert signature_in(text.encode()) is None


@pytest.mark.parametrize("magic", [0x10B, 0x20B])
def test_a_program_with_a_certificate_table_is_signed(magic: int) -> None:
    assert signature_in(a_program(8, magic=magic)) is not None
    assert signature_in(a_program(0, magic=magic)) is None
    assert signature_in(a_program(8, magic=magic)[:0x90]) is None


@pytest.mark.parametrize("name", ["META-INF/A.RSA", "AppxSignature.p7x", "_xmlsignatures/sig1.xml"])
def test_a_package_is_signed_by_its_members(name: str) -> None:
    assert signature_among(["a.xml", name]) is not None
    assert signature_among(["a.xml", f"doc/{name}"]) is None
