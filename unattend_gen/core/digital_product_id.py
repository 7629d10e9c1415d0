"""The product key in the binary registry values `DigitalProductId` and `DigitalProductId4`.

Fifteen bytes are the key as a number in base 24, least significant byte first. Keys of Windows 8
and later set one bit of the last byte, and their first digit is the position of the letter N.

Source:
    Public forensic tools that decode `DigitalProductId` and `DigitalProductId4`.
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.product_key import ALPHABET, ProductKey
from unattend_gen.errors import KeyFormatError

_BYTES: Final = 15
_DIGITS: Final = 25
_GROUP: Final = 5
_OFFSET: Final = 52
_OFFSET_OF_4: Final = 808
_MODERN_BIT: Final = 0x08


def decode_digital_product_id(data: bytes, *, is_4: bool) -> ProductKey | None:
    """Return the key in a value, or None if it was cleared or the value has another format.

    Args:
        data: the whole value.
        is_4: whether it is `DigitalProductId4`, which has the key at another offset.
    """
    offset = _OFFSET_OF_4 if is_4 else _OFFSET
    raw = data[offset : offset + _BYTES]
    if len(raw) < _BYTES or not any(raw):
        return None
    is_modern = bool(raw[-1] & _MODERN_BIT)
    number = int.from_bytes(raw[:-1] + bytes([raw[-1] & ~_MODERN_BIT]), "little")
    digits = []
    for _ in range(_DIGITS):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(digit)
    if number:
        return None
    digits.reverse()
    text = "".join(ALPHABET[digit] for digit in digits)
    if is_modern:
        place = digits[0]
        text = f"{text[1 : place + 1]}N{text[place + 1 :]}"
    groups = (text[start : start + _GROUP] for start in range(0, _DIGITS, _GROUP))
    try:
        return ProductKey.parse("-".join(groups))
    except KeyFormatError:
        return None


def without_key(data: bytes, *, is_4: bool) -> bytes:
    """Return the value with the key replaced by zeros.

    Args:
        data: the whole value.
        is_4: whether it is `DigitalProductId4`.
    """
    offset = _OFFSET_OF_4 if is_4 else _OFFSET
    return data[:offset] + bytes(len(data[offset : offset + _BYTES])) + data[offset + _BYTES :]


def encode_digital_product_id(key: ProductKey, *, is_4: bool) -> bytes:
    """Return a value with a key and nothing else, for examples and tests."""
    text = key.secret.reveal().replace("-", "")
    is_modern = "N" in text
    if is_modern:
        place = text.index("N")
        text = ALPHABET[place] + text.replace("N", "")
    number = 0
    for character in text:
        number = number * len(ALPHABET) + ALPHABET.index(character)
    raw = bytearray(number.to_bytes(_BYTES, "little"))
    raw[-1] |= _MODERN_BIT if is_modern else 0
    return bytes(_OFFSET_OF_4 if is_4 else _OFFSET) + bytes(raw)
