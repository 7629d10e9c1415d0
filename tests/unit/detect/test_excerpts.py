from __future__ import annotations

import pytest

from tests.samples import TEST_MAK
from unattend_gen.detect.excerpts import excerpts

FAR = 100_000
BARE = TEST_MAK.replace("-", "")


def by_byte(data: bytes) -> str:
    """Return the excerpt of data whose bytes are characters."""
    return excerpts(data)[0]


def in_noise(data: bytes) -> bytes:
    """Bytes far from the beginning, with others behind them."""
    return b"\xff" * FAR + data + b"\xff" * FAR


def test_the_beginning_is_always_there() -> None:
    assert by_byte(b"MZ\x90" + b"\xff" * FAR).startswith("MZ\x90")


def test_data_without_hits_is_reduced_to_its_beginning() -> None:
    assert len(by_byte(in_noise(b"nothing"))) < FAR // 10


@pytest.mark.parametrize(
    "text",
    [TEST_MAK, f"Product Key {BARE}", f"/ipk {BARE}", f"MAK={BARE}", f"pkey {BARE}", "cpassword="],
)
def test_hits_are_kept_with_their_surroundings(text: str) -> None:
    assert f"begin {text} end" in by_byte(in_noise(f"begin {text} end".encode()))


@pytest.mark.parametrize("text", [TEST_MAK, TEST_MAK.replace("-", "\u2011"), f"mak {BARE}"])
def test_utf_16_is_kept_on_even_and_on_odd_places(text: str) -> None:
    data = f"begin {text} end".encode("utf-16-le")

    _, even, _ = excerpts(in_noise(data))
    _, _, odd = excerpts(in_noise(b"\xff" + data))

    assert f"begin {text} end" in even
    assert f"begin {text} end" in odd


def test_hits_close_to_each_other_make_one_part() -> None:
    kept = by_byte(in_noise(b"mak" * 1000))

    assert "mak" * 1000 in kept
    assert kept.count("mak") == 1000


def test_hits_at_the_very_end_are_kept() -> None:
    assert by_byte(b"\xff" * FAR + TEST_MAK.encode()).endswith(TEST_MAK)
