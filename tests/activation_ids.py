"""Installation and confirmation IDs made up for tests: their check digits are right, no machine
has them, and nothing confirms them."""

from __future__ import annotations

from typing import Final

_MODULUS: Final = 7


def a_group(digits: str) -> str:
    """Return digits followed by their check digit."""
    total = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(digits))
    return f"{digits}{total % _MODULUS}"


def an_installation_id(seed: int = 0, *, size: int = 7, between: str = "") -> str:
    """Return nine groups of six or seven digits."""
    numbers = ((seed * 7919 + place * 104_729) % 10 ** (size - 1) for place in range(1, 10))
    return between.join(a_group(f"{number:0{size - 1}}") for number in numbers)


def a_confirmation_id(seed: int = 0, *, between: str = "") -> str:
    """Return eight groups of six digits."""
    numbers = ((seed * 6_151 + place * 15_485) % 100_000 for place in range(1, 9))
    return between.join(a_group(f"{number:05}") for number in numbers)
