"""What the user wants of `validate`, from the command line and the configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.rules.load import rule_names
from unattend_gen.sources.walk.exclusions import Patterns
from unattend_gen.validator.policy import PerFileIgnore, Policy, demand_known

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.configuration.values import Configuration


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was given on the command line; None or empty where nothing was.

    Attributes:
        windows: release the answer files are for.
        select: the only rules to ask.
        ignore: rules that are not asked.
        exclude: patterns of what a walk leaves out, relative to the working folder.
        fail_on: level that makes the exit code 1.
        report_format: how to report.
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
class Plan:
    """The same, settled: what was not wished for is as it is by default."""

    windows: str | None
    policy: Policy
    exclude: Patterns
    fail_on: str
    report_format: str
    baseline: Path | None


def settled(wishes: Wishes, configuration: Configuration, *, folder: str) -> Plan:
    """The command line over the configuration, key by key; nothing is added up.

    Args:
        wishes: from the command line.
        configuration: checked, so that its rules are known.
        folder: the working folder, for patterns of the command line.

    Raises:
        UsageError: an option names a rule that does not exist.
    """
    demand_known(wishes.select, rule_names(), option="--select")
    demand_known(wishes.ignore, rule_names(), option="--ignore")
    return Plan(
        windows=wishes.windows or configuration.windows,
        policy=_policy(wishes, configuration),
        exclude=_exclude(wishes, configuration, folder),
        fail_on=wishes.fail_on or configuration.fail_on or "warning",
        report_format=wishes.report_format or configuration.report_format or "text",
        baseline=wishes.baseline or configuration.baseline,
    )


def _policy(wishes: Wishes, configuration: Configuration) -> Policy:
    select = wishes.select or configuration.select
    folder = str(configuration.folder)
    return Policy(
        select=None if select is None else frozenset(select),
        ignore=frozenset(wishes.ignore or configuration.ignore),
        per_file=tuple(
            PerFileIgnore(Patterns((one.pattern,), folder), frozenset(one.rules))
            for one in configuration.per_file_ignores
        ),
    )


def _exclude(wishes: Wishes, configuration: Configuration, folder: str) -> Patterns:
    if wishes.exclude:
        return Patterns(wishes.exclude, folder)
    return Patterns(configuration.exclude, str(configuration.folder))
