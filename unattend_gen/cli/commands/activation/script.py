"""`activation script`: what installs a MAK and activates Windows, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from unattend_gen.api import activation_scripts, reporting
from unattend_gen.api.named_files import NamedFiles, file_of
from unattend_gen.cli import console
from unattend_gen.cli.options import (
    ForceOption,
    KeyFromOption,
    OutFileOption,
    QuietOption,
    WindowsWish,
    demand_named,
    help_text,
)
from unattend_gen.cli.script_options import (
    AskAccountOption,
    ComputersOption,
    DeleteKeyFileOption,
    EmbedKeyOption,
    FormOption,
    KeyAtOption,
    SpecArgument,
    WrappingOption,
    demand_embedding,
)

HELP: Final = help_text(
    "Write the script that installs a MAK, activates Windows and proves it by the licence status."
    " The key comes from a prompt, a variable or a file of the machine when the script runs, never"
    " from its text, unless --embed-key says so.",
    examples=(
        "unattend-gen activation script --windows 11-24h2 -o activate.ps1",
        "unattend-gen activation script --form slmgr --key-at env:CONTOSO_MAK",
        "unattend-gen activation script examples/office-laptop/spec.toml --as setup-complete",
    ),
    exit_codes=(
        "0 written",
        "2 wrong command line",
        "3 spec, key or list of computers cannot be used, or the file exists or cannot be written",
    ),
)


def script(
    spec: SpecArgument = None,
    *,
    windows: WindowsWish = None,
    form: FormOption = None,
    wrapping: WrappingOption = "file",
    key_at: KeyAtOption = None,
    delete_key_file: DeleteKeyFileOption = False,
    computers: ComputersOption = None,
    ask_account: AskAccountOption = False,
    embed_key: EmbedKeyOption = False,
    key_from: KeyFromOption = None,
    out: OutFileOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the script."""
    demand_embedding(embed_key=embed_key, key_from=key_from, out=out)
    NamedFiles(
        written={"--out": out},
        read={
            "SPEC": None if spec is None else str(spec),
            "--key-from": file_of(key_from),
            "--computers": None if computers is None else str(computers),
        },
    ).demand_apart()
    if out is not None:
        reporting.demand_free(demand_named(out), replace=force)
    request = activation_scripts.ScriptRequest(
        spec=spec,
        windows=windows,
        form=form,
        wrapping=wrapping,
        key_at=key_at,
        key_from=key_from,
        computers=computers,
        asks_account=ask_account,
        deletes_key_file=delete_key_file,
    )
    made = activation_scripts.activation_script(request)
    if out is None:
        console.result(made.data.decode("utf-8-sig").replace("\r\n", "\n"))
    else:
        reporting.write_bytes(out, made.data, replace=force)
    if not quiet:
        _tell(made, out)


def _tell(made: activation_scripts.ActivationScript, out: str | None) -> None:
    for warning in made.warnings:
        console.say(f"warning: {warning}")
    if out is not None and Path(out).suffix.lower() != made.suffix:
        console.say(f"note: Windows runs it as a {made.suffix} file")


script.__doc__ = HELP
