r"""Commands that switch off checks of the hardware, in any spelling, as `[hardware_checks]`.

Source:
    Vendor page on `reg add`. Public answer files write the values below `Setup\LabConfig` with and
    without quotes, through cmd, several in one command, and after creating the key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import UNATTEND_NS, local
from unattend_gen.core.passes import Pass
from unattend_gen.importer.embedded.registry_values import RegistryWrite, written_by_command
from unattend_gen.importer.embedded.removal import without
from unattend_gen.importer.generators._generator import Translation
from unattend_gen.importer.guesses import architecture
from unattend_gen.tables.hardware_checks import LAB_CONFIG, REQUIREMENTS, command_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.importer.generators._generator import Source

_NOTE: Final = (
    "The commands that switch off checks of the hardware became [hardware_checks], which sets the "
    "same registry values."
)
_SETUP: Final = "Microsoft-Windows-Setup"
_LINE: Final = f"{{{UNATTEND_NS}}}Path"
_ITEM: Final = f"{{{UNATTEND_NS}}}RunSynchronous/{{{UNATTEND_NS}}}RunSynchronousCommand"
_PLAIN: Final = frozenset({"Order", "Path", "Description", "WillReboot"})
"""What a command may have; another element, such as credentials, keeps it a command."""

_IN_CMD: Final = re.compile(
    r'cmd(?:\.exe)?\s+/c\s+(?:"(?P<quoted>.*)"|(?P<plain>.*))', re.IGNORECASE
)
_PROGRAM: Final = re.compile(r'"?(?:[^"\s]*\\)?reg(?:\.exe)?"?(?=\s)', re.IGNORECASE)
_KEY_ALONE: Final = re.compile(r'reg\s+add\s+"?([^"]+?)"?(?:\s+/f)?', re.IGNORECASE)
_FORCED: Final = re.compile(r"\s/f(?:\s|$)", re.IGNORECASE)
_NAMES: Final = {name.lower(): requirement for requirement, name in REQUIREMENTS.items()}


def with_hardware_checks(source: Source) -> Translation | None:
    """Return the file without such commands and with the table that replaces them, or None.

    A file is left as it is if all its commands are spelled as the table writes them. Commands for
    another architecture are taken out only if its component is the same: then all of it is
    repeated for that architecture.
    """
    main = architecture(source.answer_file).value
    components = {
        each.element.get("processorArchitecture", ""): each.element
        for each in source.answer_file.components()
        if (each.pass_name, each.name) == (Pass.WINDOWS_PE, _SETUP)
    }
    commands = dict(_commands(components[main])) if main in components else {}
    skip = dict.fromkeys(name for names in commands.values() for name in names)
    if not skip or all(map(_is_ours, commands)):
        return None
    content = _content(components[main])
    same = [each for each in components.values() if _content(each) == content]
    removed = [item for each in same for item, _ in _commands(each)]
    rest = without(source, removed)
    if rest is None:
        return None
    return Translation(rest, {"hardware_checks": {"skip": [*skip]}}, (_NOTE,))


def _commands(component: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield the commands of a component that skip requirements, and those requirements."""
    for item in component.findall(_ITEM):
        names = _skipped((item.findtext(_LINE) or "").strip())
        if names is not None and {local(each.tag) for each in item} <= _PLAIN:
            yield item, names


def _skipped(line: str) -> tuple[str, ...] | None:
    """Return the requirements that a command skips, or None if it does anything else."""
    wrapped = _IN_CMD.fullmatch(line)
    inner = (wrapped["quoted"] or wrapped["plain"] or "") if wrapped else line
    parts = [_PROGRAM.sub("reg", part.strip(), count=1) for part in re.split(r"&&?", inner)]
    found: list[str] = []
    for part in parts:
        alone = _KEY_ALONE.fullmatch(part)
        forced = part if _FORCED.search(part) else f"{part} /f"
        name = _NAMES.get(_name(written_by_command(forced)) or "")
        if name is not None:
            found.append(name)
        elif alone is None or not _is_lab_config(alone[1]):
            return None
    return tuple(found)


def _name(write: RegistryWrite | None) -> str | None:
    r"""Return the name of a value of 1 below `Setup\LabConfig`."""
    if write is None or not _is_lab_config(write.key) or write.name is None:
        return None
    return write.name.lower() if (write.kind, write.value) == ("number", "1") else None


def _is_lab_config(key: str) -> bool:
    long = re.sub(r"^HKEY_LOCAL_MACHINE(?=\\)", "HKLM", key, flags=re.IGNORECASE)
    return long.rstrip("\\").lower() == LAB_CONFIG.lower()


def _is_ours(item: Element) -> bool:
    lines = {command_line(requirement) for requirement in REQUIREMENTS}
    return (item.findtext(_LINE) or "") in lines


def _content(component: Element) -> list[tuple[str, str]]:
    return [(local(each.tag), (each.text or "").strip()) for each in component.iterdescendants("*")]
