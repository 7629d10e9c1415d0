"""Which rules are asked about a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.words import nearest
from unattend_gen.errors import UsageError
from unattend_gen.sources.walk.exclusions import Patterns  # noqa: TC001 - dataclass field

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from unattend_gen.rules.index import Index
    from unattend_gen.rules.rule import Rule

ALWAYS_ASKED: Final = frozenset({"not-well-formed"})
"""A file that cannot be read is never clean, whatever is left of the rules."""


@dataclass(frozen=True, slots=True)
class PerFileIgnore:
    """Rules that are not asked about the files that a pattern matches."""

    files: Patterns
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Policy:
    """A choice among the rules; by default all are asked. Holds texts alone, so it may travel.

    Attributes:
        select: the only rules to ask, or None for all.
        ignore: of these, the ones that are not asked; wins over `select`.
        per_file: further ones that are not asked about some files.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    per_file: tuple[PerFileIgnore, ...] = ()

    def unasked(self, path: str) -> frozenset[str]:
        """The rules to ignore in one file."""
        return self.ignore.union(*(one.rules for one in self.per_file if one.files.match(path)))

    def asks(self, slug: str, path: str) -> bool:
        """Whether a rule is asked about a file."""
        return _is_asked(slug, self.select, self.unasked(path))


ALL_RULES: Final = Policy()


@dataclass(frozen=True, slots=True)
class Choice:
    """The rules parted in two: those that are asked, and the others.

    Attributes:
        asked: in the order of the slugs; the others likewise.
        slugs: of those that are asked.
    """

    asked: tuple[Rule[Index], ...]
    others: tuple[Rule[Index], ...]
    slugs: frozenset[str]


def choose(
    rules: tuple[Rule[Index], ...], select: frozenset[str] | None, ignore: AbstractSet[str]
) -> Choice:
    """Part the rules into those of `select` without those of `ignore`, and the others."""
    asked = tuple(rule for rule in rules if _is_asked(rule.card.slug, select, ignore))
    others = tuple(rule for rule in rules if not _is_asked(rule.card.slug, select, ignore))
    return Choice(
        asked=asked,
        others=others,
        slugs=frozenset(rule.card.slug for rule in asked),
    )


def demand_known(slugs: Iterable[str], known: Iterable[str], *, option: str) -> None:
    """Check that each slug is a rule's.

    Raises:
        UsageError: naming the option and the nearest rule.
    """
    names = tuple(known)
    for slug in slugs:
        if slug not in names:
            near = nearest(slug, names)
            advice = f"did you mean {near}?" if near else "unattend-gen explain rules lists them"
            message = f"{option} names a rule that does not exist"
            raise UsageError(message, advice=advice)


def _is_asked(slug: str, select: frozenset[str] | None, ignore: AbstractSet[str]) -> bool:
    if slug in ALWAYS_ASKED:
        return True
    return (select is None or slug in select) and slug not in ignore
