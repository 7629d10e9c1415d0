"""The commands and scripts of all tables of a spec, in the order in which they run.

Scripts are embedded in the answer file. Its first command in the specialize pass extracts them, and
one command per stage runs those of the stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import SecretKind
from unattend_gen.tables.mapping.additions import (
    COMMAND_LISTS,
    Command,
    PendingSecret,
    Place,
    Script,
    Stage,
    assign,
    setting_path,
)
from unattend_gen.tables.mapping.spec_tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job, Planned


_STAGES: Final = (
    (Pass.SPECIALIZE, Stage.SPECIALIZE),
    (Pass.SPECIALIZE, Stage.DEFAULT_USER),
    (Pass.OOBE_SYSTEM, Stage.FIRST_LOGON),
)
"""The stages that a command of a pass runs; Windows itself starts the other two."""

_ORDER: Final = tuple(Stage)

_POWERSHELL: Final = "powershell.exe -NoProfile -ExecutionPolicy Bypass -Command"

EXTRACT: Final = (
    f'{_POWERSHELL} "$x=New-Object System.Xml.XmlDocument;'
    r"$x.Load($env:windir+'\Panther\unattend.xml');"
    '&([scriptblock]::Create($x.unattend.Extensions.Extract)) $x"'
)
r"""Reads the section of scripts from the cached answer file and runs its extractor.

Source:
    deployment notes: Setup caches the answer file as Panther\unattend.xml before its passes run.
    The most common generator does the same.
"""


def scripts(spec: Spec) -> tuple[Script, ...]:
    """Return the scripts of a spec in the order in which they run, stage by stage."""
    return _in_order(_jobs(spec))


def commands(spec: Spec) -> Mapping[Pass, tuple[Command, ...]]:
    """Return the commands of a spec by their pass, in the order in which they run.

    In the oobeSystem pass the user's own commands come first, in the others last.
    """
    found = _jobs(spec)
    of_tables = [job for job in found if isinstance(job, Command)]
    stages = {script.stage for script in _in_order(found)}
    extracting = [Command(Pass.SPECIALIZE, EXTRACT, "Unpack the scripts of this file")]
    running = [
        Command(pass_, command_line(stage), f"Run the scripts of the stage {stage}")
        for pass_, stage in _STAGES
        if stage in stages
    ]
    first, own, users = ([each for each in of_tables if each.place is place] for place in Place)
    added = [*(extracting if stages else ()), *own, *running]
    before_tables = {pass_: [*first, *added, *users] for pass_ in COMMAND_LISTS}
    before_tables[Pass.OOBE_SYSTEM] = [*first, *users, *added]
    return {
        pass_: tuple(each for each in listed if each.pass_ is pass_)
        for pass_, listed in before_tables.items()
    }


def command_settings(spec: Spec) -> Iterator[Planned]:
    """Yield the settings of all commands of a spec, numbered within their lists."""
    for pass_, listed in commands(spec).items():
        path, element = COMMAND_LISTS[pass_].path, COMMAND_LISTS[pass_].element
        for number, command in enumerate(listed, start=1):
            item = f"{path}[{number}]"
            order = number if command.order is None else command.order or None
            yield from assign({f"{item}/Order": order})
            if command.source is None:
                yield from assign({f"{item}/{element}": command.line})
            else:
                line = setting_path(f"{item}/{element}")
                yield PendingSecret(line, command.source, SecretKind.TOKEN)
            more = {f"{item}/{name}": text for name, text in command.more.items()}
            yield from assign({f"{item}/Description": command.description, **more})


def command_line(stage: Stage) -> str:
    """Return the command line that runs the scripts of a stage."""
    script = rf"'\Setup\Scripts\{stage}.ps1'"
    return f'{_POWERSHELL} "&($env:windir+{script})"'


def _in_order(found: Iterable[Job]) -> tuple[Script, ...]:
    """Return the scripts in order, with one that registers the scripts of each user."""
    of_spec = [job for job in found if isinstance(job, Script)]
    if any(script.stage is Stage.EACH_USER for script in of_spec):
        template = "scripts/default-user.ps1.j2"
        of_spec.append(Script(Stage.SPECIALIZE, "default-user", ".ps1", template))
    return tuple(sorted(of_spec, key=lambda script: (_ORDER.index(script.stage), script.is_last)))


def _jobs(spec: Spec) -> tuple[Job, ...]:
    """Return the commands and scripts of all tables, in the order of the tables."""
    return tuple(
        each
        for table in tables_of(spec)
        for each in table.additions(spec)
        if isinstance(each, Command | Script)
    )
