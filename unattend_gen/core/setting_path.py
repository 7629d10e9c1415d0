"""Setting paths: pass, component, and element names with list positions.

```
specialize/Microsoft-Windows-Shell-Setup/ComputerName
oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand[2]/CommandLine
specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]/@keyValue
oobeSystem/Microsoft-Windows-Shell-Setup:x86/TimeZone
```

List items are numbered from 1. The last step may be `@keyValue`, the attribute that identifies an
item of a keyed list, or `@action`, the attribute that says what Setup does with an item. A
component for another architecture than the rest of the file has it after its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from unattend_gen.core.passes import Pass

KEY_VALUE: Final = "@keyValue"
"""The step for the attribute `wcm:keyValue` of a list item."""

ACTION: Final = "@action"
"""The step for the attribute `wcm:action` of a list item."""

ATTRIBUTES: Final = frozenset({KEY_VALUE, ACTION})
"""The steps that are attributes."""

_PASS_NAMES: Final = frozenset(pass_.value for pass_ in Pass)
_ARCHITECTURE: Final = re.compile(r"[a-z][a-z0-9]{1,15}", re.ASCII)
_STEP: Final = re.compile(r"(?P<name>[^\W\d][\w.-]*)(\[(?P<position>[1-9][0-9]{0,5})\])?")


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a path: its name and, for a list item, its position from 1."""

    name: str
    position: int | None = None

    def __str__(self) -> str:
        """Return the step as it is written in a path."""
        return self.name if self.position is None else f"{self.name}[{self.position}]"


@dataclass(frozen=True, slots=True)
class SettingPath:
    """The path of a setting in an answer file."""

    pass_: Pass
    component: str
    steps: tuple[Step, ...]
    architecture: str | None = None
    """The architecture of the component if it differs from the rest of the file."""

    @classmethod
    def parse(cls, text: str) -> SettingPath:
        """Parse a path.

        Raises:
            ValueError: the message says which part is wrong.
        """
        pass_name, _, rest = text.partition("/")
        if pass_name not in _PASS_NAMES:
            message = f"a setting path begins with a configuration pass: {', '.join(Pass)}"
            raise ValueError(message)
        component, slash, elements = rest.partition("/")
        if not component or not slash or not elements:
            message = "a setting path is PASS/COMPONENT/ELEMENT[/ELEMENT…]"
            raise ValueError(message)
        name, colon, architecture = component.partition(":")
        if not name or (colon and not _ARCHITECTURE.fullmatch(architecture)):
            message = "the part after the colon of a component is not an architecture"
            raise ValueError(message)
        return cls(Pass(pass_name), name, _steps(elements), architecture or None)

    def __str__(self) -> str:
        """Return the path as it is written in specs and reports."""
        component = f"{self.component}:{self.architecture}" if self.architecture else self.component
        return "/".join((self.pass_, component, *map(str, self.steps)))

    @property
    def catalog_path(self) -> str:
        """The element names below the component without positions, as in the catalog."""
        return "/".join(step.name for step in self.steps if step.name not in ATTRIBUTES)

    @property
    def is_key_value(self) -> bool:
        """Whether the path is the identifying attribute of a list item."""
        return bool(self.steps) and self.steps[-1].name == KEY_VALUE

    def child(self, name: str, position: int | None = None) -> SettingPath:
        """Return the path of a child element."""
        return replace(self, steps=(*self.steps, Step(name, position)))


def _steps(elements: str) -> tuple[Step, ...]:
    """Return the steps below a component; only the last may be an attribute."""
    *above, last = elements.split("/")
    is_attribute = last in ATTRIBUTES and bool(above)
    end = Step(last) if is_attribute else _step(last)
    return (*map(_step, above), end)


def _step(text: str) -> Step:
    match = _STEP.fullmatch(text)
    if match is None:
        message = "an element is a name, followed by [1], [2] … for an item of a list"
        raise ValueError(message)
    position = match["position"]
    return Step(match["name"], int(position) if position else None)
