from __future__ import annotations

from tests.samples import TEST_MAK
from unattend_gen.core.finding import Confidence
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.loose_secret import Lines, LooseSecret, live


def a_secret(holding: Holding) -> LooseSecret:
    return LooseSecret(SecretKind.PRODUCT_KEY, 0, 29, 0, Confidence.HIGH, holding=holding)


def test_only_what_is_a_leak_is_live() -> None:
    clear, public = a_secret(Holding.CLEAR), a_secret(Holding.PUBLISHED_KEY)

    assert list(live([public, clear])) == [clear]


def test_lines_are_counted_from_0_and_backwards_too() -> None:
    lines = Lines("one\ntwo\nthree")

    assert [lines.at(offset) for offset in (0, 5, 10, 2)] == [0, 1, 2, 0]


def test_the_secret_is_not_shown_and_takes_no_part_in_equality() -> None:
    with_secret = LooseSecret(
        SecretKind.PRODUCT_KEY, 0, 29, 0, Confidence.HIGH, secret=Secret(TEST_MAK)
    )

    assert with_secret == a_secret(Holding.CLEAR)
    assert TEST_MAK not in repr(with_secret)
