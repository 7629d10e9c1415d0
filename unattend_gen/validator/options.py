"""Options of `validate` from the command line and the configuration, and the rules they select."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.words import nearest
from unattend_gen.errors import UsageError
from unattend_gen.rules.load import rule_names
from unattend_gen.sources.walk.exclusions import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from unattend_gen.configuration.values import Configuration
    from unattend_gen.rules.index import Index
    from unattend_gen.rules.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidateOptions:
    """Options from the command line; None or empty if not given.

    Attributes:
        windows: release that the answer files are for.
        select: the only rules to apply.
        ignore: rules that are not applied.
        exclude: patterns of files to leave out, relative to the working folder.
        fail_on: level that makes the exit code 1.
        report_format: name of the report format.
        baseline: file of known findings.
    """

    windows: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str | None = None
    report_format: str | None = None
    baseline: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedOptions:
    """The options with defaults and configuration applied."""

    windows: str | None
    policy: Policy
    exclude: Patterns
    fail_on: str
    report_format: str
    baseline: Path | None


def resolve_options(
    options: ValidateOptions, configuration: Configuration, *, folder: str
) -> ResolvedOptions:
    """Combine the command line with the configuration; the command line wins, key by key.

    Args:
        options: from the command line.
        configuration: already checked, so its rules are known.
        folder: the working folder, for patterns of the command line.

    Raises:
        UsageError: an option names a rule that does not exist.
    """
    require_known_rules(options.select, rule_names(), option="--select")
    require_known_rules(options.ignore, rule_names(), option="--ignore")
    return ResolvedOptions(
        windows=options.windows or configuration.windows,
        policy=_policy(options, configuration),
        exclude=_exclude(options, configuration, folder),
        fail_on=options.fail_on or configuration.fail_on or "warning",
        report_format=options.report_format or configuration.report_format or "text",
        baseline=options.baseline or configuration.baseline,
    )


def _policy(options: ValidateOptions, configuration: Configuration) -> Policy:
    select = options.select or configuration.select
    folder = str(configuration.folder)
    return Policy(
        select=None if select is None else frozenset(select),
        ignore=frozenset(options.ignore or configuration.ignore),
        per_file=tuple(
            PerFileIgnore(Patterns((one.pattern,), folder), frozenset(one.rules))
            for one in configuration.per_file_ignores
        ),
    )


def _exclude(options: ValidateOptions, configuration: Configuration, folder: str) -> Patterns:
    if options.exclude:
        return Patterns(options.exclude, folder)
    return Patterns(configuration.exclude, str(configuration.folder))


ALWAYS_ASKED: Final = frozenset({"not-well-formed"})
"""A file that cannot be read is never clean, whichever rules are selected."""


@dataclass(frozen=True, slots=True)
class PerFileIgnore:
    """Rules that are not applied to the files that a pattern matches."""

    files: Patterns
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Policy:
    """A selection of rules; all by default. Contains only text, so it can be sent to workers.

    Attributes:
        select: the only rules to apply, or None for all.
        ignore: rules that are not applied; takes precedence over `select`.
        per_file: further rules that are not applied to some files.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    per_file: tuple[PerFileIgnore, ...] = ()

    def unasked(self, path: str) -> frozenset[str]:
        """Return the rules to ignore in one file."""
        return self.ignore.union(*(one.rules for one in self.per_file if one.files.match(path)))

    def asks(self, slug: str, path: str) -> bool:
        """Whether a rule is selected for a file."""
        return _is_asked(slug, self.select, self.unasked(path))


ALL_RULES: Final = Policy()


@dataclass(frozen=True, slots=True)
class Choice:
    """The rules in two groups: selected and not selected.

    Attributes:
        asked: the selected rules, sorted by slug.
        others: the other rules, sorted by slug.
        slugs: the slugs of the selected rules.
    """

    asked: tuple[Rule[Index], ...]
    others: tuple[Rule[Index], ...]
    slugs: frozenset[str]


def choose(
    rules: tuple[Rule[Index], ...], select: frozenset[str] | None, ignore: AbstractSet[str]
) -> Choice:
    """Select the rules of `select` without those of `ignore`."""
    asked = tuple(rule for rule in rules if _is_asked(rule.card.slug, select, ignore))
    others = tuple(rule for rule in rules if not _is_asked(rule.card.slug, select, ignore))
    return Choice(
        asked=asked,
        others=others,
        slugs=frozenset(rule.card.slug for rule in asked),
    )


def require_known_rules(slugs: Iterable[str], known: Iterable[str], *, option: str) -> None:
    """Check that each slug is the name of a rule.

    Raises:
        UsageError: with the option and the nearest rule.
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
