"""`activation vamt`: PowerShell for VAMT, and what its lists tell."""

from __future__ import annotations

from typing import Final

from unattend_gen.api import reporting, vamt_tool
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.catalog.activation_lists import SUFFIXES
from unattend_gen.cli import console
from unattend_gen.cli.options import ForceOption, OutFileOption, help_text
from unattend_gen.cli.reporting import Destination
from unattend_gen.cli.vamt_options import (
    DomainOption,
    ListFileOption,
    ListFormOption,
    ListsArgument,
    StepArgument,
    VamtAccountOption,
    VamtComputersOption,
    VamtKeyAtOption,
    demand_lists,
    demand_reading_alone,
    demand_writing_alone,
)
from unattend_gen.errors import ExitCode

HELP: Final = help_text(
    "Write the PowerShell that makes VAMT discover computers, install a MAK, activate online or by"
    " proxy; or read its lists. No key stands in a script, and exports have neither keys nor names."
    " VAMT runs on Windows; nothing is run here.",
    examples=(
        "unattend-gen activation vamt discover --domain corp.contoso.com -o discover.ps1",
        r"unattend-gen activation vamt export --file 'C:\proxy\site.cilx' -o export.ps1",
        "unattend-gen activation vamt read examples/activation/vamt/site.cil",
    ),
    exit_codes=(
        "0 written, or read and no key stands in the list",
        "1 a product key stands in a list that was read",
        "2 wrong command line",
        "3 a list cannot be read, or the file exists or cannot be written",
        "4 no key, but the layout of a list is not published",
    ),
)


def vamt(
    step: StepArgument,
    lists: ListsArgument = None,
    *,
    computers: VamtComputersOption = None,
    domain: DomainOption = None,
    list_file: ListFileOption = None,
    key_at: VamtKeyAtOption = None,
    ask_account: VamtAccountOption = False,
    form: ListFormOption = None,
    out: OutFileOption = None,
    force: ForceOption = False,
) -> ExitCode:
    """Write a script, or tell what lists hold."""
    NamedFiles(
        written={"--out": out},
        read={"--computers": None if computers is None else str(computers)},
        searched=tuple(lists or ()),
        suffixes=SUFFIXES,
    ).demand_apart()
    destination = Destination(out, force)
    destination.demand_free()
    if step == "read":
        demand_reading_alone(computers, domain, list_file, key_at, ask_account)
        answer = vamt_tool.read_vamt_lists(demand_lists(lists), form or "text")
        destination.write(answer.text)
        return answer.exit_code
    demand_writing_alone(lists, form)
    request = vamt_tool.VamtRequest(
        step=step,
        computers=computers,
        domain=domain,
        list_file=list_file,
        key_at=key_at,
        asks_account=ask_account,
    )
    script = vamt_tool.vamt_script(request)
    if out is None:
        console.result(script.decode("ascii").replace("\r\n", "\n"))
    else:
        reporting.write_bytes(out, script, replace=force)
    return ExitCode.CLEAN


vamt.__doc__ = HELP
