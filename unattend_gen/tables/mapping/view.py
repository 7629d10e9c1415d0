"""What an answer file contains, as the mappings of tables read it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import Secret
from unattend_gen.tables.mapping.additions import COMMAND_LISTS, ENCODINGS, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from unattend_gen.core.passes import Pass


_SCRIPT_NAME: Final = re.compile(
    rf"({'|'.join(Stage)})-([0-9]{{2,5}})-([a-z0-9-]+)({'|'.join(map(re.escape, ENCODINGS))})"
)
_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,17}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Keys of one table that may produce what an answer file contains.

    Attributes:
        fields: the keys and their values, as a spec file has them; for a list of tables the
            keys of each.
        secrets: the value of each variable that has to differ from the text of the answer file:
            an encoded password is set in clear text.
    """

    fields: Mapping[str, object] | Sequence[Mapping[str, object]]
    secrets: Mapping[str, Secret] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundCommand:
    """A command of an answer file: the path of its list item, command line, and description."""

    item: str
    line: str
    description: str | None


@dataclass(frozen=True, slots=True)
class FoundScript:
    """A script that an answer file carries, by the parts of its file name.

    Attributes:
        number: its position among the scripts of its stage.
        text: as it is carried.
    """

    stage: Stage
    number: int
    name: str
    suffix: str
    text: str


@dataclass(frozen=True)  # without slots, so that `_elements` can be cached
class View:
    """The settings of an answer file for one architecture.

    Attributes:
        values: each setting by the text of its path.
        variables: the environment variable of each secret, by path.
        windows: the Windows version that the spec will name.
        scripts: the scripts that the file carries, if they were rendered by this program.
        carried: the text of every file that it carries, likewise, by name.
        taken: the list items of commands that a table accounts for already.
        covered: the settings that a table accounts for already.
    """

    values: Mapping[str, str | Secret]
    variables: Mapping[str, str]
    windows: str
    scripts: tuple[FoundScript, ...] = ()
    carried: Mapping[str, str | Secret] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    covered: frozenset[str] = frozenset()

    def text(self, path: str) -> str | None:
        """Return a value that is present and not a secret."""
        value = self.values.get(path)
        return value if isinstance(value, str) else None

    def number(self, path: str) -> int | None:
        """Return a value that is a whole number in its usual spelling."""
        return as_number(self.text(path) or "")

    def truth(self, path: str) -> bool | None:
        """Return a value that is true or false in lower case."""
        return {"true": True, "false": False}.get(self.text(path) or "")

    def secret(self, path: str) -> Secret | None:
        """Return a value that is a secret."""
        value = self.values.get(path)
        return value if isinstance(value, Secret) else None

    def source(self, path: str) -> str | None:
        """Return the secret source that a spec names for this path."""
        return f"env:{self.variables[path]}" if path in self.variables else None

    def items(self, path: str) -> Iterator[str]:
        """Yield the paths of the items of a list, up to the first gap in their numbers."""
        for number in count(1):
            item = f"{path}[{number}]"
            if not self.has(item):
                return
            yield item

    def has_pass(self, pass_: Pass) -> bool:
        """Return whether a setting of a pass has a value."""
        return pass_ in self._elements

    def has(self, element: str) -> bool:
        """Return whether an element has a value, or an element below it does."""
        return element in self._elements

    @cached_property
    def _elements(self) -> frozenset[str]:
        """The paths of all values, and of the elements around them."""
        found: set[str] = set()
        for path in self.values:
            element = path
            while element and element not in found:
                found.add(element)
                element = element.rpartition("/")[0]
        return frozenset(found)

    def free_commands(self, pass_: Pass) -> Iterator[str]:
        """Yield the list items of a pass that no table accounts for."""
        items = self.items(COMMAND_LISTS[pass_].path)
        return (item for item in items if item not in self.taken)

    def commands(self, pass_: Pass) -> Iterator[FoundCommand]:
        """Yield the commands of a pass whose command line is not a secret, in their order."""
        commands = COMMAND_LISTS[pass_]
        for item in self.items(commands.path):
            line = self.text(f"{item}/{commands.element}")
            if line is not None:
                yield FoundCommand(item, line, self.text(f"{item}/Description"))

    def scripts_named(self, name: str) -> Iterator[FoundScript]:
        """Yield the scripts with this name, in the order of the file."""
        return (script for script in self.scripts if script.name == name)


def found_script(name: str, text: str) -> FoundScript | None:
    """Return a carried file as a script, or None if its name is not that of a script."""
    found = _SCRIPT_NAME.fullmatch(name)
    if found is None:
        return None
    stage, number, stem, suffix = found.groups()
    return FoundScript(Stage(stage), int(number), stem, suffix, text)


def as_number(text: str) -> int | None:
    """Return a whole number that is written in its usual spelling."""
    is_number = _NUMBER.fullmatch(text) is not None
    return int(text) if is_number else None


def given(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields whose value is not None."""
    return {key: value for key, value in fields.items() if value is not None}
