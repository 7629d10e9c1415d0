"""`activation ledger`: the activations that a MAK has left."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, TypeVar

import typer

import unattend_gen as ug
from unattend_gen.api.activation.ledger import MAX_AGE
from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.named_files import NamedFiles, file_of
from unattend_gen.cli.options import ForceOption, KeyFromOption, OutFileOption, help_text
from unattend_gen.cli.reporting import Destination
from unattend_gen.errors import ExitCode, UsageError

_ValueT = TypeVar("_ValueT")

_ACTIONS: Final = ("record", "plan", "done", "show")
_KEYS: Final = "--key-from env:CONTOSO_MAK --hash-key file:examples/mak-rollout/hash-key.txt"

HELP: Final = help_text(
    "Track the activations of a MAK: record the count that VAMT shows, plan deployments, mark them"
    " as done, and show whether the count suffices. The ledger identifies a key by its last five"
    " characters and a keyed hash.",
    examples=(
        f"unattend-gen activation ledger record mak.ledger --count 120 {_KEYS}",
        "unattend-gen activation ledger show examples/mak-rollout/mak.ledger --on 2026-11-20",
    ),
    exit_codes=(
        "0 enough is left, now and after the planned deployments",
        "1 fewer than --warn-below left, or the count is old or in the future; done nevertheless",
        "2 wrong command line",
        "3 ledger or key cannot be used, or the file cannot be written",
    ),
)


_ActionArgument = Annotated[
    str, typer.Argument(metavar="ACTION", help="record, plan, done or show.")
]
_PathArgument = Annotated[
    Path, typer.Argument(metavar="LEDGER", help="The file; record creates it.")
]
_CountOption = Annotated[
    int | None,
    typer.Option(
        "--count",
        metavar="N",
        help="Activations: left (record), needed (plan), used (done; by default all due).",
    ),
]
_NameOption = Annotated[
    str | None,
    typer.Option("--name", metavar="NAME", help="The deployment, for plan and done."),
]
_DayOption = Annotated[
    str | None,
    typer.Option("--on", metavar="YYYY-MM-DD", help="The day; by default today."),
]
_HashKeyOption = Annotated[
    str | None,
    typer.Option(
        "--hash-key",
        metavar="SOURCE",
        help="Key of the hashes, env:NAME or file:PATH; always the same for one ledger.",
    ),
]
_WarnBelowOption = Annotated[
    int,
    typer.Option(
        "--warn-below",
        metavar="N",
        help="Exit with 1 if fewer are left, now or after planned deployments.",
    ),
]
_MaxAgeOption = Annotated[
    int | None,
    typer.Option(
        "--max-age", metavar="DAYS", help=f"Warn about an older count; by default {MAX_AGE}."
    ),
]
_FormOption = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="With show: text, json, csv or html."),
]


def ledger(
    action: _ActionArgument,
    path: _PathArgument,
    *,
    count: _CountOption = None,
    name: _NameOption = None,
    day: _DayOption = None,
    key_from: KeyFromOption = None,
    hash_key: _HashKeyOption = None,
    warn_below: _WarnBelowOption = 0,
    max_age: _MaxAgeOption = None,
    form: _FormOption = None,
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Add an entry, or show the ledger."""
    _require_action(action)
    NamedFiles(
        written={"--out": out, "LEDGER": str(path)},
        read={"--key-from": file_of(key_from), "--hash-key": file_of(hash_key)},
    ).require_apart()
    destination = Destination(out, force)
    destination.require_free()
    if action == "show":
        _require_omitted(count=count, name=name, key_from=key_from, hash_key=hash_key)
        writer("ledger", form or "text")
        age = MAX_AGE if max_age is None else max_age
        outcome = ug.activation.ledger(path, on=day, warn_below=warn_below, max_age=age)
    else:
        _require_omitted(format=form, max_age=max_age)
        key = ug.activation.LedgerKey(
            key_from=_required("--key-from", key_from),
            hash_key=_required("--hash-key", hash_key),
        )
        outcome = _added(action, path, key, name, count, day=day, warn_below=warn_below)
    destination.write(outcome.format(form or "text"))
    return outcome.exit_code


def _added(
    action: str,
    path: Path,
    key: ug.activation.LedgerKey,
    name: str | None,
    count: int | None,
    *,
    day: str | None,
    warn_below: int,
) -> ug.activation.LedgerOutcome:
    if action == "record":
        _require_omitted(name=name)
        number = _required("--count", count)
        return ug.activation.record_count(path, key, number, on=day, warn_below=warn_below)
    named = _required("--name", name)
    if action == "plan":
        number = _required("--count", count)
        return ug.activation.plan_deployment(
            path, key, named, number, on=day, warn_below=warn_below
        )
    return ug.activation.finish_deployment(path, key, named, count, on=day, warn_below=warn_below)


def _require_action(action: str) -> None:
    if action not in _ACTIONS:
        message = f"the action must be one of {', '.join(_ACTIONS)}"
        raise UsageError(message, advice="write the action, then the ledger file")


def _required(option: str, value: _ValueT | None) -> _ValueT:
    """Return the value of an option that the action requires.

    Raises:
        UsageError: it is missing.
    """
    if value is None:
        message = f"{option} is missing"
        raise UsageError(message, advice="see unattend-gen activation ledger --help")
    return value


def _require_omitted(**values: object) -> None:
    """Check that options without effect on the action are omitted.

    Raises:
        UsageError: one is given.
    """
    for name, value in values.items():
        if value is not None:
            message = f"--{name.replace('_', '-')} does not apply to this action"
            raise UsageError(message, advice="omit it")


ledger.__doc__ = HELP
