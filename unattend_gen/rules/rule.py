"""A rule: its card and the function that finds what the card describes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from unattend_gen.core.finding import Finding, RuleCard  # noqa: TC001 - dataclass fields

SubjectT = TypeVar("SubjectT")
"""What a family of rules looks at: an index, an answer file in its place, a registry key."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[SubjectT]):
    """What each module of a family in `rules/` exposes as `RULE`.

    Attributes:
        card: slug, summary, severity and examples. The docstring of the module is its page.
        check: yields a finding for each place. It never raises on a bad document, and messages
            never show a value that may be a secret. It is `found_by_engine` where the engine
            makes the findings.
    """

    card: RuleCard
    check: Callable[[SubjectT], Iterator[Finding]]


def found_by_engine(_: object) -> Iterator[Finding]:
    """Yield nothing: the engine that reads the document makes the findings of this rule."""
    yield from ()
