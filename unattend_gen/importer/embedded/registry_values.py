r"""Registry values that commands and scripts write, in the forms that are in common use.

Source:
    Vendor pages on `reg add`, on `Set-ItemProperty` with the registry provider, and on .reg files.
"""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.importer.embedded.powershell import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_HIVES: Final[Mapping[str, str]] = {
    "HKLM": "HKLM",
    "HKEY_LOCAL_MACHINE": "HKLM",
    "HKCU": "HKCU",
    "HKEY_CURRENT_USER": "HKCU",
    "HKU": "HKU",
    "HKEY_USERS": "HKU",
    "HKCR": r"HKLM\SOFTWARE\Classes",
    "HKEY_CLASSES_ROOT": r"HKLM\SOFTWARE\Classes",
}
_TYPES: Final[Mapping[str, str]] = {
    "reg_sz": "text",
    "string": "text",
    "reg_dword": "number",
    "dword": "number",
    "reg_expand_sz": "expandable",
    "expandstring": "expandable",
    "reg_qword": "long",
    "qword": "long",
    "binary": "bytes",
}
_NUMBER: Final = re.compile(r"0x[0-9a-f]{1,8}|[0-9]{1,10}", re.IGNORECASE | re.ASCII)
_BYTES: Final = re.compile(
    r"\s*\$?\(\s*\[convert\]::FromBase64String\(\s*'([A-Za-z0-9+/=]+)'\s*\)\s*\)", re.IGNORECASE
)
_DIGITS: Final = "\0"
"""Before bytes in the words of a statement."""

_PARAMETERS: Final = {"-literalpath": "path", "-path": "path", "-name": "name", "-value": "value"}
_SWITCHES: Final = {"-force", "-passthru"}
_COMMAND_WORD: Final = re.compile(r'\s*+(?:"((?>[^"\\]|\\.)*+)"|([^\s"]++))(?=\s|$)')

_REG_KEY: Final = re.compile(r"\[(?P<key>[^\]\n-][^\n]*)\]")
_REG_VALUE: Final = re.compile(
    r'(?:@|"(?P<name>(?>[^"\\]|\\.)*+)")=(?:dword:(?P<number>[0-9a-f]{1,8})'
    r'|"(?P<text>(?>[^"\\]|\\.)*+)")'
)


@dataclass(frozen=True, slots=True)
class RegistryWrite:
    r"""One value that is written.

    Attributes:
        key: with the short name of its hive; below HKU the second part is the loaded hive.
        name: None for the default value.
        kind: `number`, `text`, `expandable`, `long` or `bytes`.
        value: as text; numbers are decimal, and bytes are hexadecimal digits.
    """

    key: str
    name: str | None
    kind: str
    value: str


def written_by_command(line: str) -> RegistryWrite | None:
    """Return the value that a `reg add` command writes, by the quoting rules of cmd."""
    found = []
    position, text = 0, line.strip().rstrip(";").rstrip()
    while position < len(text):
        word = _COMMAND_WORD.match(text, position)
        if word is None:
            return None
        found.append(word[2] if word[1] is None else word[1].replace('\\"', '"'))
        position = word.end()
    return _reg_add(found)


def written_by_statement(statement: str) -> RegistryWrite | None:
    """Return the value that a PowerShell statement writes."""
    found = words(_BYTES.sub(_as_digits, statement))
    if not found:
        return None
    if found[0].lower() in {"set-itemproperty", "new-itemproperty"}:
        return _item_property(found[1:])
    return _reg_add(found)


def _as_digits(found: re.Match[str]) -> str:
    try:
        return f" '{_DIGITS}{b64decode(found[1], validate=True).hex()}' "
    except ValueError:
        return found[0]


def written_by_file(text: str) -> tuple[RegistryWrite, ...] | None:
    """Return the values that a .reg file writes, or None if it does anything else."""
    found: list[RegistryWrite] = []
    key = None
    lines = [line.strip() for line in text.splitlines()]
    for line in lines[1:]:
        if not line or line.startswith(";"):
            continue
        head, value = _REG_KEY.fullmatch(line), _REG_VALUE.fullmatch(line)
        if head:
            key = _key(head["key"])
        elif key is None or value is None:
            return None
        else:
            found.append(_of_file(key, value))
    return tuple(found)


def _of_file(key: str, value: re.Match[str]) -> RegistryWrite:
    name = None if value["name"] is None else re.sub(r"\\(.)", r"\1", value["name"])
    if value["number"] is not None:
        return RegistryWrite(key, name, "number", str(int(value["number"], 16)))
    return RegistryWrite(key, name, "text", re.sub(r"\\(.)", r"\1", value["text"]))


def _reg_add(found: Sequence[str]) -> RegistryWrite | None:
    program, key = [word.lower() for word in found[:2]], "".join(found[2:3])
    if program not in (["reg", "add"], ["reg.exe", "add"]):
        return None
    given = dict(_options(found[3:]))
    if None in given or not given.keys() >= {"/f"} or not ("/v" in given or "/ve" in given):
        return None
    kind = _TYPES.get(str(given.get("/t", "reg_sz")).lower())
    return _write(key, given.get("/v"), kind, given.get("/d", ""))


def _options(found: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """Yield the options of `reg add`; the name None stands for one that is not known."""
    left = list(found)
    while left:
        name = left.pop(0).lower()
        if name in {"/f", "/ve"}:
            yield name, ""
        elif name in {"/v", "/t", "/d"} and left:
            yield name, left.pop(0)
        elif name != "/reg:64":
            yield None, ""


def _item_property(found: Sequence[str]) -> RegistryWrite | None:
    given: dict[str, str] = {}
    left = list(found)
    while left:
        name = left.pop(0).lower()
        if name in _SWITCHES:
            continue
        known = {**_PARAMETERS, "-type": "kind", "-propertytype": "kind"}.get(name)
        if known is None or not left:
            return None
        given[known] = left.pop(0)
    if not given.keys() >= {"path", "name", "value", "kind"}:
        return None
    path = re.sub(r"^(?:Microsoft\.PowerShell\.Core\\)?Registry::", "", given["path"])
    path = re.sub(r"^(HKLM|HKCU):\\?", r"\1\\", path)
    name_ = None if given["name"].lower() == "(default)" else given["name"]
    return _write(path, name_, _TYPES.get(given["kind"].lower()), given["value"])


def _write(path: str, name: str | None, kind: str | None, value: str) -> RegistryWrite | None:
    key = _key(path)
    if key is None or kind is None or "%" in key:
        return None
    if kind == "bytes":
        if not value.startswith(_DIGITS):
            return None
        value = value.removeprefix(_DIGITS)
    if kind in {"number", "long"}:
        if not _NUMBER.fullmatch(value):
            return None
        value = str(int(value, 0 if value.lower().startswith("0x") else 10))
    return RegistryWrite(key, name or None, kind, value)


def _key(path: str) -> str | None:
    r"""Return a key with the short name of its hive, or None if it has no known hive."""
    hive, _, rest = path.strip().rstrip("\\").partition("\\")
    short = _HIVES.get(hive.upper())
    return f"{short}\\{rest}" if short and rest else None
