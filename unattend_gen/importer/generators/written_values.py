r"""Commands of the specialize pass that write exactly what a switch writes.

`reg add` and PowerShell's `Set-ItemProperty` are understood in the spellings that are in common
use. The pass runs as the system, so only values of the machine are looked at, and a value that is
written twice is left alone: the later command wins, whatever a switch says.

Source:
    Vendor pages on `reg add`, `Set-ItemProperty`, and the command list of
    `Microsoft-Windows-Deployment`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import UNATTEND_NS, local
from unattend_gen.core.passes import Pass
from unattend_gen.importer.embedded.effects import effect_of, switched
from unattend_gen.importer.embedded.program import Step, When
from unattend_gen.importer.embedded.removal import without
from unattend_gen.importer.generators._generator import Generator, Source, Translation
from unattend_gen.importer.guesses import architecture
from unattend_gen.tables.switches.effects import Write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import Element

_NOTE: Final = (
    "Commands of the specialize pass became switches, which set the same registry values."
)
_ITEM: Final = f"{{{UNATTEND_NS}}}RunSynchronous/{{{UNATTEND_NS}}}RunSynchronousCommand"
_PATH: Final = f"{{{UNATTEND_NS}}}Path"
_FEWEST: Final = 2
"""A single command stays as it is: a switch would carry a script for it, which is not shorter."""

_PLAIN: Final = frozenset({"Order", "Path", "Description"})
"""What a command may have; another element, such as WillReboot, keeps it a command."""

_IN_CMD: Final = re.compile(r'cmd(?:\.exe)?\s+/c\s+(?:"(.*)"|(.*))', re.IGNORECASE)
_IN_POWERSHELL: Final = re.compile(
    r"powershell(?:\.exe)?(?:\s+-(?:NoProfile|NonInteractive|(?:ExecutionPolicy|EP)\s+\w+))*"
    r'\s+-(?:Command|c)\s+(?:"(.*)"|(.*))',
    re.IGNORECASE,
)
_STEP: Final = Step(When.SPECIALIZE, "powershell", "")


def translate(source: Source) -> Translation | None:
    """Return the file without commands that switches replace, or None if there is none."""
    written = [*_writes(source)]
    places = Counter((write.entry.key, write.entry.name) for _, write in written)
    single = frozenset(
        write for _, write in written if places[(write.entry.key, write.entry.name)] == 1
    )
    tables, explained = switched(single)
    if sum(map(len, tables.values())) < _FEWEST:
        return None
    removed = [item for item, write in written if write in explained]
    rest = without(source, removed) if removed else None
    return None if rest is None else Translation(rest, dict(tables), (_NOTE,))


def _writes(source: Source) -> Iterator[tuple[Element, Write]]:
    """Yield the commands that write a value of the machine, with the value."""
    main = architecture(source.answer_file).value
    for component in source.answer_file.components():
        place = (component.pass_name, component.name)
        is_main = component.element.get("processorArchitecture") == main
        if is_main and place == (Pass.SPECIALIZE, "Microsoft-Windows-Deployment"):
            for item in component.element.findall(_ITEM):
                effect = effect_of(_statement(item.findtext(_PATH) or ""), _STEP)
                if isinstance(effect, Write) and {local(each.tag) for each in item} <= _PLAIN:
                    yield item, effect


def _statement(line: str) -> str:
    """Return a command line without the shell around it."""
    for shell in (_IN_CMD, _IN_POWERSHELL):
        found = shell.fullmatch(line.strip())
        if found is not None:
            return found[1] or found[2] or ""
    return line.strip()


GENERATOR: Final = Generator("commands that write what a switch writes", translate)
