"""`activation ledger`: how many activations a MAK has left."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from unattend_gen.api import ledgers
from unattend_gen.api.named_files import NamedFiles, file_of
from unattend_gen.cli.ledger_options import (
    CountOption,
    DayOption,
    LedgerHashKeyOption,
    MaxAgeOption,
    NameOption,
    WarnBelowOption,
    demand_action,
    demand_given,
    demand_left_out,
)
from unattend_gen.cli.options import ForceOption, KeyFromOption, OutFileOption, help_text
from unattend_gen.cli.reporting import Destination
from unattend_gen.errors import ExitCode

_KEYS: Final = "--key-from env:CONTOSO_MAK --hash-key file:examples/mak-rollout/hash-key.txt"

HELP: Final = help_text(
    "Keep count of a MAK: record what VAMT shows, plan deployments, say when they are done, and"
    " show whether the count will do. A key stands in the ledger by its last five characters and a"
    " keyed hash.",
    examples=(
        f"unattend-gen activation ledger record mak.ledger --count 120 {_KEYS}",
        "unattend-gen activation ledger show examples/mak-rollout/mak.ledger --on 2026-11-20",
    ),
    exit_codes=(
        "0 enough is left, now and by what is planned",
        "1 fewer left than --warn-below, or a count that is old or of a day to come; all is done",
        "2 wrong command line",
        "3 ledger or key cannot be used, or the file cannot be written",
    ),
)


def ledger(
    action: Annotated[str, typer.Argument(metavar="ACTION", help="record, plan, done or show.")],
    path: Annotated[Path, typer.Argument(metavar="LEDGER", help="The file; record makes it.")],
    *,
    count: CountOption = None,
    name: NameOption = None,
    day: DayOption = None,
    key_from: KeyFromOption = None,
    hash_key: LedgerHashKeyOption = None,
    warn_below: WarnBelowOption = 0,
    max_age: MaxAgeOption = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="How show writes: text, json, csv or html."
        ),
    ] = None,
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Write an entry, or tell what the ledger says."""
    demand_action(action)
    NamedFiles(
        written={"--out": out, "LEDGER": str(path)},
        read={"--key-from": file_of(key_from), "--hash-key": file_of(hash_key)},
    ).demand_apart()
    destination = Destination(out, force)
    destination.demand_free()
    if action == "show":
        demand_left_out(count=count, name=name, key_from=key_from, hash_key=hash_key)
        limits = ledgers.LedgerLimits(
            warn_below=warn_below,
            oldest_days=ledgers.OLDEST_DAYS if max_age is None else max_age,
            on=day,
        )
        answer = ledgers.show_ledger(path, form or "text", limits=limits)
    else:
        demand_left_out(format=form, max_age=max_age)
        key = ledgers.LedgerKey(
            key_from=demand_given("--key-from", key_from),
            hash_key=demand_given("--hash-key", hash_key),
        )
        answer = _written(action, path, key, (name, count), day=day, warn_below=warn_below)
    destination.write(answer.text)
    return answer.exit_code


def _written(
    action: str,
    path: Path,
    key: ledgers.LedgerKey,
    told: tuple[str | None, int | None],
    *,
    day: str | None,
    warn_below: int,
) -> ledgers.LedgerAnswer:
    name, count = told
    if action == "record":
        demand_left_out(name=name)
        number = demand_given("--count", count)
        return ledgers.record_count(path, key, number, on=day, warn_below=warn_below)
    named = demand_given("--name", name)
    if action == "plan":
        number = demand_given("--count", count)
        return ledgers.plan_deployment(path, key, named, number, on=day, warn_below=warn_below)
    return ledgers.finish_deployment(path, key, named, count, on=day, warn_below=warn_below)


ledger.__doc__ = HELP
