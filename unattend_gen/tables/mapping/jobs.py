"""What a table of a spec wants to have done on the machine: a command, or a script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from unattend_gen.core.passes import Pass


class Stage(StrEnum):
    """When scripts run, in the order of time."""

    SPECIALIZE = "specialize"
    SETUP_COMPLETE = "setup-complete"
    FIRST_LOGON = "first-logon"
    EACH_USER = "each-user"


ENCODINGS: Final[Mapping[str, str]] = {
    ".ps1": "utf-8",
    ".cmd": "us-ascii",
    ".reg": "utf-16",
    ".vbs": "utf-16",
}
"""How a file of this ending is written, by the names .NET has for it; marked but for ASCII.

Source:
    Vendor reference: Windows PowerShell takes a script without mark for one in the code page of
    the machine; cmd always does. Files exported by regedit are UTF-16 with a mark, and so are
    Unicode scripts of the Windows Script Host.
"""


@dataclass(frozen=True, slots=True)
class Command:
    """A command short enough to stand in the answer file as it is.

    Attributes:
        pass_: windowsPE or specialize.
        line: the command line.
        description: a remark for people.
    """

    pass_: Pass
    line: str
    description: str


@dataclass(frozen=True, slots=True)
class Script:
    """A script, before its template is rendered. No secret goes into one: Panther keeps it.

    Attributes:
        stage: when it runs.
        name: what it does, for the name of its file; lower-case words with dashes.
        suffix: ending of its file, one of `ENCODINGS`.
        template: what it is made from.
        values: what the template may use.
    """

    stage: Stage
    name: str
    suffix: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict)


Job: TypeAlias = Command | Script
