"""Options of `validate` alone: which rules, which files, what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from unattend_gen.configuration.values import Configuration
    from unattend_gen.validator.wishes import Plan

SelectOption = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE,…", help="Ask these rules only; may be repeated."),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE,…", help="Do not ask these rules; may be repeated."),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="GLOB",
        help="Leave this out of walks, as a line of .gitignore would; may be repeated.",
    ),
]
NoIgnoreOption = Annotated[
    bool, typer.Option("--no-ignore", help="Walk through what .gitignore leaves out, too.")
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        max=256,
        help="How many processes judge; by default one, for many files one a processor.",
    ),
]
ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Configuration to use instead of the unattend-gen.toml or pyproject.toml above here.",
    ),
]
NoConfigOption = Annotated[bool, typer.Option("--no-config", help="Use no configuration.")]
BaselineOption = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Findings in this file do not count."),
]
WriteBaselineOption = Annotated[
    str | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help="Write what is found to this file as known; what people wrote in it stays.",
    ),
]
ShowKnownOption = Annotated[
    bool,
    typer.Option(
        "--show-known", help="Have what the baseline knows in a SARIF report, as suppressed."
    ),
]


def demand_showable(plan: Plan) -> None:
    """See that there is something known, and a report that can say so.

    Raises:
        UsageError: no baseline is used, or the format tells nothing of what is suppressed.
    """
    if plan.baseline is None:
        message = "--show-known shows what a baseline knows, and there is none"
        raise UsageError(message, advice="name it with --baseline")
    if plan.report_format != "sarif":
        raise UsageError("--show-known is for SARIF alone", advice="add --format sarif")


def read_beside(configuration: Configuration, known: Path | None) -> dict[str, str | None]:
    """The files that a run reads beside those it looks into, by what names them.

    Args:
        configuration: what is used, found or named.
        known: the baseline that counts.
    """
    file = configuration.path
    return {
        "the configuration": None if file is None else str(file),
        "the baseline": None if known is None else str(known),
    }


def listed(given: Sequence[str] | None) -> tuple[str, ...]:
    """The names of an option that is repeated, takes several with commas, or both."""
    return tuple(_names(given or ()))


def _names(given: Sequence[str]) -> Iterator[str]:
    for text in given:
        yield from (name for part in text.split(",") if (name := part.strip()))
