"""What an answer file runs of the files it carries: when, in which order, and the rest.

Source:
    See `command_lines`. The commands of the specialize pass run before any account exists; what
    they do between loading and unloading the hive of the default user, they do for new users.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import UNATTEND_NS
from unattend_gen.core.passes import Pass
from unattend_gen.importer.embedded.command_lines import (
    command_of_each_user,
    extracts_files,
    loaded_hive,
    path_run,
    unloads_hive,
)
from unattend_gen.importer.embedded.powershell import script_blocks, words
from unattend_gen.importer.embedded.registry_values import (
    written_by_command,
    written_by_statement,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element
    from unattend_gen.importer.embedded.section import CarriedFile, Section

LANGUAGES: Final = {
    ".ps1": "powershell",
    ".cmd": "cmd",
    ".bat": "cmd",
    ".reg": "reg",
    ".vbs": "vbs",
}
_LISTS: Final = (
    (Pass.SPECIALIZE, "Microsoft-Windows-Deployment", "RunSynchronous", "Path"),
    (Pass.OOBE_SYSTEM, "Microsoft-Windows-Shell-Setup", "FirstLogonCommands", "CommandLine"),
)
_FOLDER: Final = "\\setup\\scripts\\"
"""The usual folder of scripts. A file elsewhere stays there, and the command that runs it stays."""

_MOST_DIGITS: Final = 5
_MOST_STEPS: Final = 2_000
"""A file may run another file several times, which may do the same."""


class When(StrEnum):
    """When a step runs."""

    SPECIALIZE = "specialize"
    FIRST_LOGON = "first-logon"
    EACH_USER = "each-user"


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a script.

    Attributes:
        language: as `[[scripts]]` names it, or empty for a file that it cannot have.
        text: one command, one block of a list of blocks, or a whole file.
        path: of the carried file, if the step runs a whole file.
        hive: the key below HKU where the step needs the hive of the default user.
    """

    when: When
    language: str
    text: str
    path: str | None = None
    hive: str | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that the carried files do.

    Attributes:
        steps: in the order in which they run, for each moment.
        commands: the list items that run them and nothing else.
        kept: the command lines of the other items.
        lists: paths of the files that are lists of steps and nothing else.
    """

    steps: tuple[Step, ...]
    commands: tuple[Element, ...] = ()
    kept: tuple[str, ...] = ()
    lists: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Found:
    """What has been read of a program so far."""

    steps: list[Step] = field(default_factory=list)
    commands: list[Element] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)

    def program(self) -> Program:
        parts = tuple(self.steps), tuple(self.commands), tuple(self.kept)
        return Program(*parts, frozenset(self.lists))


def program_of(answer_file: AnswerFile, section: Section) -> Program | None:
    """Return what the answer file runs, or None if that is not understood.

    The same commands for other architectures are understood if others are left next to them: then
    the component is repeated for that architecture, with the commands of the tables.
    """
    found = _Found()
    is_extracted = False
    for pass_, name, listed, element in _LISTS:
        components = _components(answer_file, pass_, name, listed)
        if not _are_equal(components):
            return None
        for number, component in enumerate(components):
            runner = _Runner(found if number == 0 else _Found(), section, pass_)
            for item in _in_order(component.find(f"{{{UNATTEND_NS}}}{listed}")):
                line = item.findtext(f"{{{UNATTEND_NS}}}{element}", "").strip()
                runner.take(item, line)
            is_extracted |= runner.is_extracted
            if runner.hive is not None or runner.is_lost:
                return None
            if number and not runner.found.kept:
                return None
            if number:
                found.commands.extend(runner.found.commands)
    return found.program() if is_extracted and len(found.steps) <= _MOST_STEPS else None


def _components(answer_file: AnswerFile, pass_: Pass, name: str, listed: str) -> list[Element]:
    return [
        component.element
        for component in answer_file.components()
        if (component.pass_name, component.name) == (pass_, name)
        and component.element.find(f"{{{UNATTEND_NS}}}{listed}") is not None
    ]


def _are_equal(components: list[Element]) -> bool:
    """Return whether components have the same content, as the same for other architectures."""
    contents = [
        [(each.tag, (each.text or "").strip()) for each in component.iterdescendants("*")]
        for component in components
    ]
    names = {component.get("processorArchitecture") for component in components}
    return len(names) == len(components) and all(each == contents[0] for each in contents)


def _in_order(commands: Element | None) -> list[Element]:
    """Return the items of a list by their order, as Setup runs them."""
    items = [] if commands is None else list(commands.iterchildren(f"{{{UNATTEND_NS}}}*"))
    orders = [item.findtext(f"{{{UNATTEND_NS}}}Order", "").strip() for item in items]
    if not all(order.isdecimal() and len(order) <= _MOST_DIGITS for order in orders):
        return items
    numbers = dict(zip(items, map(int, orders), strict=True))
    return sorted(items, key=lambda item: numbers[item])


@dataclass(slots=True)
class _Runner:
    """Reads one list of commands.

    Attributes:
        hive: the key to which the hive of the default user is loaded, if it is.
        is_extracted: whether the files have been written.
        is_lost: whether a command is not understood.
    """

    found: _Found
    section: Section
    pass_: Pass
    hive: str | None = None
    is_extracted: bool = False
    is_lost: bool = False

    @property
    def _when(self) -> When:
        return When.SPECIALIZE if self.pass_ is Pass.SPECIALIZE else When.FIRST_LOGON

    def take(self, item: Element, line: str) -> None:
        """Take one command."""
        path = path_run(line)
        if extracts_files(line):
            self.is_extracted = True
        elif (hive := loaded_hive(line)) is not None:
            self.is_lost |= self.hive is not None
            self.hive = hive
        elif unloads_hive(line):
            self.hive = None
        elif path is not None and _FOLDER in path.lower() and self.section.file(path):
            self.found.steps += [*self._steps(path, self._when, ())]
        elif self.hive is not None and self.hive.lower() in line.lower():
            self._change_hive(line)
        else:
            self.found.kept.append(line)
            return
        self.found.commands.append(item)

    def _change_hive(self, line: str) -> None:
        """Take a command that changes the hive of the default user."""
        write = written_by_command(line)
        if not self._each_user(command_of_each_user(write) if write else None):
            self.is_lost |= words(line) is None or "%" in line
            self.found.steps.append(self._step(self._when, "powershell", line))

    def _each_user(self, command: str | None) -> bool:
        """Take the command of each new user, if it runs a carried file, and return whether."""
        path = path_run(command) if command else None
        if path is None or not self.section.file(path):
            return False
        self.found.steps += [*self._steps(path, When.EACH_USER, ())]
        return True

    def _steps(self, path: str, when: When, above: tuple[str, ...]) -> Iterator[Step]:
        """Yield the steps of a file; a file that runs itself does so as a whole."""
        file = self.section.file(path)
        if file is None or len(self.found.steps) > _MOST_STEPS:
            return
        blocks = _blocks(file) if path.lower() not in above else None
        if blocks is None:
            language = LANGUAGES.get(file.suffix, "")
            yield self._step(when, language, file.text, file.path)
            return
        self.found.lists.add(file.path.lower())
        for block in blocks:
            yield from self._block(block, when, (*above, path.lower()))

    def _block(self, block: str, when: When, above: tuple[str, ...]) -> Iterator[Step]:
        called = path_run(block)
        if called is not None and self.section.file(called):
            yield from self._steps(called, when, above)
            return
        write = written_by_statement(block.rstrip(";"))
        if write is None or not self._each_user(command_of_each_user(write)):
            yield self._step(when, "powershell", block)

    def _step(self, when: When, language: str, text: str, path: str | None = None) -> Step:
        needs_hive = self.hive is not None and self.hive.lower() in text.lower()
        is_user = when is When.EACH_USER
        return Step(when, language, text, path, self.hive if needs_hive and not is_user else None)


def _blocks(file: CarriedFile) -> tuple[str, ...] | None:
    return script_blocks(file.text) if file.suffix == ".ps1" else None
