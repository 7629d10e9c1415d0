"""Search for inputs that break something, within a time limit.

```
python -m tests.fuzz.run --seconds 60
python -m tests.fuzz.run --seconds 600 --target xml --seed 7
```

Exits with 1 and prints the input if a target neither returns nor rejects it, or takes longer than a
second. The same seed tries the same inputs.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from typing import TYPE_CHECKING, Final

from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fuzz.target import Target

_LIMIT_SECONDS: Final = 1.0
_MOST_CHANGES: Final = 6
_LONGEST_REPEAT: Final = 300


class BrokenTargetError(Exception):
    """An input that a target neither accepted nor rejected."""

    def __init__(self, target: Target, data: bytes, reason: str) -> None:
        super().__init__(f"{target.name}: {reason} on {data!r}")


def attempt(target: Target, data: bytes) -> None:
    """Run one input.

    Raises:
        BrokenTargetError: the input breaks the target; the message has input and error.
    """
    start = time.process_time()
    try:
        target.run(data)
    except target.refusal:
        pass
    except Exception as error:  # any other error is a bug
        raise BrokenTargetError(target, data, type(error).__name__) from error
    if time.process_time() - start > _LIMIT_SECONDS:
        raise BrokenTargetError(target, data, "more than a second")


def changed(target: Target, seed: int) -> Iterator[bytes]:
    """Yield changed seeds without end, reproducibly."""
    chance = random.Random(seed)  # noqa: S311 - inputs for a search, not secrets
    while True:
        data = chance.choice(target.seeds)
        for _ in range(chance.randint(1, _MOST_CHANGES)):
            data = _change(target, data, chance)
        yield data


def _change(target: Target, data: bytes, chance: random.Random) -> bytes:
    """Return a seed with one change: insert, delete, replace, repeat, or join with another."""
    start = chance.randint(0, len(data))
    end = min(len(data), start + chance.choice((0, 1, 1, 2, 8, 64)))
    match chance.randrange(5):
        case 0:
            new = chance.choice(target.words)
        case 1:
            new = b""
        case 2:
            new = bytes([chance.randrange(256)])
        case 3:
            new = data[start:end] * chance.randint(2, _LONGEST_REPEAT)
        case _:
            new = chance.choice(target.seeds)[start:]
    return data[:start] + new + data[end:]


def search(target: Target, seconds: float, seed: int) -> int:
    """Try changed seeds for a while, and return their number.

    Raises:
        BrokenTargetError: an input breaks a target.
    """
    end = time.monotonic() + seconds
    for number, data in enumerate(changed(target, seed), start=1):
        attempt(target, data)
        if time.monotonic() > end:
            return number
    return 0


def main() -> int:
    """Fuzz each target for its share of the time."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--target", choices=[target.name for target in TARGETS])
    options = parser.parse_args()
    targets = [target for target in TARGETS if options.target in {None, target.name}]
    try:
        for target in targets:
            number = search(target, options.seconds / len(targets), options.seed)
            sys.stdout.write(f"{target.name}: {number:,} inputs, seed {options.seed}\n")
    except BrokenTargetError as broken:
        sys.stdout.write(f"{broken}\nseed {options.seed}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
