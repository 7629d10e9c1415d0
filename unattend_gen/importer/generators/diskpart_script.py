"""Files that write a script for diskpart by commands of the windowsPE pass.

Their commands are replaced by those that `[disk]` renders for the same script, so that its layout
is recognised like that of our own files.

Source:
    See `echoed_script`.
"""

from __future__ import annotations

from typing import Final

from unattend_gen.answer_file.names import UNATTEND_NS
from unattend_gen.answer_file.tree import child_elements
from unattend_gen.core.passes import Pass
from unattend_gen.importer.embedded.echoed_script import echoed_script
from unattend_gen.importer.embedded.removal import NewCommand, without
from unattend_gen.importer.generators._generator import Generator, Source, Translation
from unattend_gen.tables.disk import DESCRIPTION
from unattend_gen.tables.disks.diskpart import RUN
from unattend_gen.tables.disks.diskpart_lines import LONGEST_COMMAND, carried

_SETUP: Final = "Microsoft-Windows-Setup"
_NOTE: Final = (
    "The commands that write and run a script for diskpart are replaced by those of [disk]: the "
    "script is the same, without remarks, and has another name."
)


def _translation(source: Source) -> Translation | None:
    lists = [
        listed
        for component in source.answer_file.components()
        if (component.pass_name, component.name) == (Pass.WINDOWS_PE, _SETUP)
        for listed in component.element.iterchildren(f"{{{UNATTEND_NS}}}RunSynchronous")
    ]
    if len(lists) != 1:
        return None
    items = [*child_elements(lists[0])]
    lines = [item.findtext(f"{{{UNATTEND_NS}}}Path", "").strip() for item in items]
    script = echoed_script(lines)
    if script is None or [carried(line) for line in script.lines] == lines[: script.runner]:
        return None
    written = tuple(NewCommand(carried(line), DESCRIPTION) for line in script.lines)
    if any(len(each.line) > LONGEST_COMMAND or "%" in each.line for each in written):
        return None
    removed = [items[at] for at in script.writers]
    whole = (*written, NewCommand(RUN, DESCRIPTION))
    found = without(source, removed, {items[script.runner]: whole})
    return None if found is None else Translation(found, {}, (_NOTE,))


GENERATOR: Final = Generator("programs that write a script for diskpart by echo", _translation)
