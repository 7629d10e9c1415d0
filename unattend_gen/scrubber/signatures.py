"""Signatures that a change would invalidate: in scripts, XML, text, programs and packages.

Source:
    Vendor pages on Authenticode for scripts and on the PE format; XML Signature Syntax; RFC 9580 on
    clear-signed text; the specifications of JAR, APPX, NuGet and Open Packaging Conventions.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, Final

from unattend_gen.rules.secret import signature_broken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location

_MARKS: Final = (
    (
        re.compile(
            rb"^[ \t]*(?:(?:\#|''|//|<!--)[ \t]*SIG[ \t]*(?:\#|''|//)|\*\*[ \t]*SIG[ \t]*\*\*)"
            rb"[ \t]*Begin signature block",
            re.MULTILINE | re.IGNORECASE,
        ),
        "an Authenticode signature block",
    ),
    (
        re.compile(rb"<(?:[\w.-]{1,99}:)?Signature\s[^<>]*http://www\.w3\.org/2000/09/xmldsig#"),
        "an XML signature",
    ),
    (re.compile(rb"^-----BEGIN PGP SIGNED MESSAGE-----", re.MULTILINE), "a PGP signature"),
    (re.compile(rb"(?im)^Content-Type: multipart/signed"), "an S/MIME signature"),
)
_MEMBERS: Final = re.compile(
    r"META-INF/[^/]+\.(?:RSA|DSA|EC)|AppxSignature\.p7x|\.signature\.p7s|_xmlsignatures/.+"
    r"|package/services/digital-signature/.+|META-INF/(?:documentsignatures|signatures\d*)\.xml",
    re.IGNORECASE,
)
_PE_OFFSET: Final = 0x3C
_PE_MARK: Final = b"PE\0\0"
_OPTIONAL_HEADER: Final = 24
_CERTIFICATES: Final = {0x10B: 128, 0x20B: 144}
"""Offset of the certificate table's entry in the optional header, by the header's magic number."""

_ADVICE_REFUSED: Final = (
    "the file has {}, which a change would invalidate: edit and sign the original again, or pass"
    " --break-signatures"
)
_ADVICE_BROKEN: Final = "sign the file again before you use it, or remove the signature"


def signature_in(data: bytes) -> str | None:
    """Return what kind of signature a file contains, or None."""
    if _is_signed_program(data):
        return "an Authenticode signature"
    text = data.replace(b"\0", b"")  # UTF-16 and UTF-8 look alike then
    return next((name for mark, name in _MARKS if mark.search(text)), None)


def signature_among(members: Iterable[str]) -> str | None:
    """Return what kind of signature an archive has by the names of its members, or None."""
    is_signed = any(_MEMBERS.fullmatch(name.replace("\\", "/")) for name in members)
    return "a package signature" if is_signed else None


def refusal(signature: str) -> str:
    """Return the advice on a secret that was kept because of a signature."""
    return _ADVICE_REFUSED.format(signature)


def broken(location: Location, signature: str) -> Finding:
    """Return the finding on a signature that no longer holds after the change."""
    message = f"{signature} no longer holds after a secret in the file was replaced"
    return signature_broken.CARD.finding(location, message, advice=_ADVICE_BROKEN)


def _is_signed_program(data: bytes) -> bool:
    """Return whether a PE file has a certificate table."""
    try:
        (at,) = struct.unpack_from("<I", data, _PE_OFFSET)
        if not data.startswith(b"MZ") or data[at : at + len(_PE_MARK)] != _PE_MARK:
            return False
        (magic,) = struct.unpack_from("<H", data, at + _OPTIONAL_HEADER)
        entry = at + _OPTIONAL_HEADER + _CERTIFICATES[magic]
        return all(struct.unpack_from("<II", data, entry))
    except (struct.error, KeyError):
        return False
