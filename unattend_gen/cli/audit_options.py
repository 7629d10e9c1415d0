"""Options of `audit` alone: what is searched, by whom, and what is remembered."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen import executors, plugins
from unattend_gen.errors import UsageError

_EXECUTORS: Final = ", ".join(plugins.names(executors))

PathsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help="Files, folders or -.")
]
AllowOption = Annotated[
    str | None,
    typer.Option("--allow", metavar="FILE", help="Keys that may stand anywhere, one a line."),
]
ExecutorOption = Annotated[
    str | None,
    typer.Option(
        "--executor",
        metavar="NAME",
        help=f"Who searches: {_EXECUTORS}; by default what suits the number of jobs.",
    ),
]
StagedOption = Annotated[
    bool,
    typer.Option(
        "--staged",
        help="Search what Git has staged below PATH or the working folder, not the files.",
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="WHEN",
        help="Leave files out that have not changed since: 2026-11-24, 2026-11-24T08:30, or 30m,"
        " 12h, 7d, 2w ago.",
    ),
]
GitignoreOption = Annotated[
    bool, typer.Option("--gitignore", help="Leave out what .gitignore does; by default nothing is.")
]
AllowSkippedOption = Annotated[
    bool,
    typer.Option(
        "--allow-skipped", help="Exit with 0 instead of 4 where something could not be read."
    ),
]
JournalOption = Annotated[
    str | None,
    typer.Option(
        "--journal",
        metavar="FILE",
        help="Keep in this file what was found, so that the same command goes on where it was"
        " interrupted; needs --hash-key.",
    ),
]
HashKeyOption = Annotated[
    str | None,
    typer.Option(
        "--hash-key",
        metavar="SOURCE",
        help="Key of the hashes that tell which places hold the same secret, env:NAME or"
        " file:PATH; without it a new one, whose hashes agree with no other run's.",
    ),
]
DeepOption = Annotated[
    bool,
    typer.Option(
        "--deep",
        help="Search all of an image, a virtual disk or a hive, not only the places where answer"
        " files, keys and passwords are left.",
    ),
]
MaxBytesOption = Annotated[
    int | None,
    typer.Option(
        "--max-bytes",
        metavar="N",
        min=1,
        help="Most bytes that are unpacked from one file, all levels together; 16 GiB by default.",
    ),
]
StampOption = Annotated[
    bool,
    typer.Option("--stamp", help="Say in the report when and on which machine the search ran."),
]


def demand_showable(report_format: str, *, is_wanted: bool) -> None:
    """See that a report can say what is suppressed, where somebody wants it.

    Raises:
        UsageError: the format tells nothing of it.
    """
    if is_wanted and report_format != "sarif":
        raise UsageError("--show-known is for SARIF alone", advice="add --format sarif")
