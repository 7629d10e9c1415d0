"""The first bytes of pictures, which is all that is read."""

from __future__ import annotations

import struct


def a_bitmap(width: int = 120, height: int = 120) -> bytes:
    """Return the header of a bitmap file of this size."""
    return b"BM" + bytes(12) + struct.pack("<Iii", 40, width, height)


A_PNG = b"\x89PNG\r\n\x1a\n"
