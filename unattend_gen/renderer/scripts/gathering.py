"""All jobs of a spec, and the commands that get them done."""

from __future__ import annotations

from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from unattend_gen import plugins
from unattend_gen.core.passes import Pass
from unattend_gen.renderer import jobs
from unattend_gen.tables.mapping.jobs import Command, Script, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.jobs import Job

    _Table: TypeAlias = Callable[[Spec], Iterator[Job]]

_LAST: Final = ("scripts", "cleanup")
"""Jobs that come behind all others: what the user wrote, then the end of the answer file."""

_STAGES: Final[Mapping[Pass, Stage]] = {
    Pass.SPECIALIZE: Stage.SPECIALIZE,
    Pass.OOBE_SYSTEM: Stage.FIRST_LOGON,
}
"""The stage that a command of the pass runs; Windows itself calls for the other two."""

_PASSES: Final = (Pass.WINDOWS_PE, Pass.SPECIALIZE, Pass.OOBE_SYSTEM)
_ORDER: Final = tuple(Stage)

_POWERSHELL: Final = "powershell.exe -NoProfile -ExecutionPolicy Bypass -Command"

EXTRACT: Final = (
    f'{_POWERSHELL} "$x=New-Object System.Xml.XmlDocument;'
    r"$x.Load($env:windir+'\Panther\unattend.xml');"
    '&([scriptblock]::Create($x.unattend.Extensions.Extract)) $x"'
)
r"""Reads the section of scripts from the cached answer file and lets it unpack itself.

Source:
    deployment notes: Setup caches the answer file as Panther\unattend.xml before its passes run.
    The way is that of the widest spread generator, whose files do the same.
"""


def scripts(spec: Spec) -> tuple[Script, ...]:
    """The scripts of a spec in the order they run, stage by stage."""
    return _in_order(_jobs(spec))


def commands(spec: Spec) -> Mapping[Pass, tuple[Command, ...]]:
    """The commands that tables other than `[commands]` need, by their pass, in their order."""
    found = _jobs(spec)
    stages = {script.stage for script in _in_order(found)}
    every = [Command(Pass.SPECIALIZE, EXTRACT, "Unpack the scripts of this file")] if stages else []
    every += [job for job in found if isinstance(job, Command)]
    every += [
        Command(pass_, running(stage), f"Run the scripts of the stage {stage}")
        for pass_, stage in _STAGES.items()
        if stage in stages
    ]
    return {pass_: tuple(one for one in every if one.pass_ is pass_) for pass_ in _PASSES}


def running(stage: Stage) -> str:
    """The command line that runs the scripts of a stage."""
    script = rf"'\Setup\Scripts\{stage}.ps1'"
    return f'{_POWERSHELL} "&($env:windir+{script})"'


def _in_order(found: Iterable[Job]) -> tuple[Script, ...]:
    """The scripts among jobs; the one that announces those of each user is added."""
    of_spec = [job for job in found if isinstance(job, Script)]
    if any(script.stage is Stage.EACH_USER for script in of_spec):
        template = "scripts/default-user.ps1.j2"
        of_spec.append(Script(Stage.SPECIALIZE, "default-user", ".ps1", template))
    return tuple(sorted(of_spec, key=lambda script: _ORDER.index(script.stage)))


def _jobs(spec: Spec) -> tuple[Job, ...]:
    return tuple(job for table in _tables() for job in table(spec))


@cache
def _tables() -> tuple[_Table, ...]:
    """The function of each module; the folder is listed once, not for each of many specs."""
    names = sorted(plugins.names(jobs), key=lambda name: (name in _LAST, name == _LAST[-1], name))
    return tuple(cast("_Table", plugins.load(jobs, name, "jobs", FunctionType)) for name in names)
