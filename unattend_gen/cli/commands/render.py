"""`render`: a spec becomes the artefacts of its target."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from unattend_gen.api import rendering
from unattend_gen.cli import console, reporting
from unattend_gen.cli.options import (
    FailOnOption,
    ForceOption,
    FormatOption,
    KeyFromOption,
    QuietOption,
    help_text,
    severity,
)
from unattend_gen.core.printable import printable
from unattend_gen.errors import ExitCode

HELP: Final = help_text(
    "Render a spec. The result is parsed back and validated before a byte is written.",
    examples=(
        "unattend-gen render examples/office-laptop/spec.toml --out out/laptop",
        "unattend-gen render examples/server-core/spec.toml --out out/core --dry-run --format json",
    ),
    exit_codes=(
        "0 written",
        "1 findings, and nothing written",
        "2 wrong command line",
        "3 the spec, a secret or the folder cannot be used",
    ),
)

_TARGETS: Final = ", ".join(rendering.targets())


# What Typer says of a file that cannot be read would be a wrong command line, code 2; it is code 3.
def render(
    spec: Annotated[
        Path, typer.Argument(metavar="SPEC", readable=False, help="TOML; YAML and JSON by suffix.")
    ],
    *,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", readable=False, help="Folder to make.")
    ],
    target: Annotated[
        str | None,
        typer.Option("--target", metavar="TARGET", help=f"{_TARGETS}; wins over the spec."),
    ] = None,
    key_from: KeyFromOption = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="PATH=VALUE", help="Any catalogued setting; may be repeated."
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates", metavar="DIR", readable=False, help="Templates that go before ours."
        ),
    ] = None,
    force: ForceOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do all but write.")] = False,
    report_format: FormatOption = "text",
    fail_on: FailOnOption = "warning",
    quiet: QuietOption = False,
) -> ExitCode:
    """Render a spec into a folder."""
    request = rendering.RenderRequest(
        spec=spec,
        out=out,
        target=target,
        key_from=key_from,
        settings=tuple(settings or ()),
        templates=templates,
        replace=force,
        dry_run=dry_run,
        fail_on=severity(fail_on),
    )
    outcome = rendering.render(request)
    if outcome.report.findings or report_format != "text":
        reporting.show(outcome.report, report_format, reporting.Destination())
    if not quiet:
        _say_what_was_written(outcome, out)
    return outcome.report.exit_code


def _say_what_was_written(outcome: rendering.RenderOutcome, out: Path) -> None:
    if not outcome.artifacts:
        console.say("nothing written: mend the spec, or raise --fail-on")
        return
    verb = "wrote" if outcome.is_written else "would write"
    for artifact in outcome.artifacts:
        keys = " and ".join(f"a key ending in {last}" for last in artifact.last_fives)
        held = keys or ("a secret" if artifact.holds_secret else "")
        holds = f"  holds {held}" if held else ""
        console.say(f"{verb} {printable(str(out / artifact.name))}{holds}")


render.__doc__ = HELP
