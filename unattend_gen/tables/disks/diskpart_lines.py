"""Lines of a diskpart script, and the commands that write them to a file.

Each line is written by `echo`, so the command interpreter must not change it, and the command must
not be longer than 259 characters.

Source:
    Vendor reference: `RunSynchronousCommand/Path` takes 259 characters.
"""

from collections.abc import Iterable
from typing import Annotated, Final, TypeAlias

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, rejected

SCRIPT_PATH: Final = r"X:\unattend-diskpart.txt"
"""Path of the script in Windows PE, whose memory disk is X:."""

_APPEND: Final = f"cmd /c >>{SCRIPT_PATH} echo:"

LONGEST_COMMAND: Final = 259

_SPECIAL: Final = "^&|<>"
"""Special characters of the command interpreter outside quotes, which `^` escapes."""


def carried(line: str) -> str:
    r"""Return the command that appends a line to the script.

    Example:
        >>> carried('format quick fs=ntfs label="A & B"')
        'cmd /c >>X:\\unattend-diskpart.txt echo:format quick fs=ntfs label="A & B"'
    """
    return f"{_APPEND}{_escaped(line)}"


def carried_line(command: str) -> str | None:
    """Return the line that a command appends to the script, if it is such a command."""
    if not command.startswith(_APPEND):
        return None
    is_quoted, line, escaped = False, "", command.removeprefix(_APPEND)
    for before, character in zip(f" {escaped}", escaped, strict=False):
        is_quoted ^= character == '"'
        is_escape = character == "^" and before != "^" and not is_quoted
        line += "" if is_escape else character
    return line


def require_plain_labels(labels: Iterable[str | None]) -> None:
    """Require labels that can be quoted in a script.

    Raises:
        PydanticCustomError: a label cannot be.
    """
    if any(label and (set(label) & set('"%') or len(label) > _LONGEST_LABEL) for label in labels):
        message = "has a label that a diskpart script cannot contain"
        advice = f"leave out quotes and percent signs, and use {_LONGEST_LABEL} characters at most"
        raise rejected(message, advice=advice)


_LONGEST_LABEL: Final = 100
"""More than any file system allows, and short enough for any line."""


def _escaped(line: str) -> str:
    is_quoted, escaped = False, ""
    for character in line:
        is_quoted ^= character == '"'
        escaped += f"^{character}" if character in _SPECIAL and not is_quoted else character
    return escaped


def _lines(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list | tuple) else [value]
    if not all(isinstance(each, str) for each in values):
        message = "should be a text or a list of texts"
        raise InputError(message, advice="write each line in quotes")
    lines = tuple(line.strip() for each in values for line in str(each).splitlines())
    found = tuple(line for line in lines if line)
    for number, line in enumerate(found, start=1):
        _require_carried(number, line)
    if not found:
        message = "has no lines"
        raise InputError(message, advice='write the lines of the script, such as "select disk 0"')
    return found


def _require_carried(number: int, line: str) -> None:
    if "%" in line or line.count('"') % 2:
        message = f"has a percent sign or an open quote in line {number}, which a command changes"
        raise InputError(message, advice="leave it out, or close the quote")
    if len(carried(line)) > LONGEST_COMMAND:
        message = f"has a line that is too long for a command: line {number}"
        raise InputError(message, advice=f"a command has {LONGEST_COMMAND} characters at most")


ScriptLines: TypeAlias = Annotated[
    tuple[str, ...],
    Parsed(_lines, {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""Lines for diskpart, without empty ones."""
