from __future__ import annotations

from itertools import islice

import pytest

from tests.fuzz.run import BrokenTargetError, attempt, changed, search
from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize(
    ("target", "seed"),
    [
        pytest.param(target, seed, id=f"{target.name}-{number}")
        for target in TARGETS
        for number, seed in enumerate(target.seeds)
    ],
)
def test_every_seed_is_accepted_or_rejected(target: Target, seed: bytes) -> None:
    attempt(target, seed)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_2000_changed_seeds_are_accepted_or_rejected(target: Target) -> None:
    for data in islice(changed(target, 1), 2000):
        attempt(target, data)


def test_the_same_seed_tries_the_same_inputs() -> None:
    first = list(islice(changed(TARGETS[0], 7), 20))
    second = list(islice(changed(TARGETS[0], 7), 20))

    assert first == second


def _break(data: bytes) -> None:
    raise LookupError(data)


def test_an_unexpected_error_ends_the_search_and_shows_the_input() -> None:
    target = Target("broken", _break, ValueError, (b"seed",), (b"x",))

    with pytest.raises(BrokenTargetError, match=r"^broken: LookupError on b'"):
        search(target, seconds=1, seed=1)
