r"""`[[files]]`: small files that the answer file carries to the machine.

Source:
    Vendor reference: Windows PowerShell and Task Scheduler read UTF-8 with a byte order mark;
    `ENCODINGS` names the sources for .reg files and scripts of the Windows Script Host.
"""

import re
from base64 import b64decode, b64encode
from codecs import BOM_UTF8, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import PureWindowsPath
from typing import Annotated, ClassVar, Final, Literal, TypeAlias

from pydantic import Field, Tag, field_validator

from unattend_gen.catalog.keys import holds_secret_key
from unattend_gen.core.quoting import is_writable, unquoted_powershell
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, Script, Stage
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Lines, Parsed, Table, by_key, line, named, rejected
from unattend_gen.tables.model.local_file import FileField, LocalFile

_LIMIT_CHARACTERS: Final = 256 * 1024
_LIMIT_BYTES: Final = 192 * 1024
_PATH: Final = r"(?:[A-Za-z]:|%[A-Za-z]\w*%)(?:\\[^\\/:*?\"<>|%\x00-\x1f]+)+"
_SCRIPT: Final = "files"
_UTF_8: Final = frozenset({".ps1", ".psm1", ".xml"})
_UTF_16: Final = frozenset({".reg", ".vbs", ".js"})
_TEXT: Final = r"'(?>[^']|'')*+'"
_FOUND: Final = re.compile(
    rf"^Write-(?:Base64 (?P<place>{_TEXT}) (?P<bytes>{_TEXT})"
    rf"|Text (?P<path>{_TEXT}) '(?P<encoding>[\w-]+)' (?P<content>{_TEXT}))$",
    re.MULTILINE,
)
"""A file, as the template writes it."""


def _path(value: object) -> str:
    path = line(value)
    if re.fullmatch(_PATH, path) and not any(part in {".", ".."} for part in path.split("\\")):
        return path
    message = f"{named(path)} is not a full path of Windows"
    raise InputError(message, advice=r"write it as 'C:\ProgramData\Contoso\settings.xml'")


Path: TypeAlias = Annotated[str, Parsed(_path, {"type": "string", "pattern": f"^{_PATH}$"})]
Encoding: TypeAlias = Literal["utf-8", "utf-16", "ansi"]


class FileFromFile(Table):
    """A file that is copied byte by byte."""

    tag: ClassVar[str] = "from file"

    path: Path = Field(description=r"Where Windows gets it, such as C:\ProgramData\a.xml.")
    file: FileField = Field(description="The file, relative to the folder of the spec.")

    @field_validator("file")
    @classmethod
    def _require_fit(cls, file: LocalFile) -> LocalFile:
        if len(file.data) > _LIMIT_BYTES:
            message = "the file is larger than 192 KB"
            raise rejected(message, advice=r"put large files below $OEM$ on the medium")
        return file


class FileFromText(Table):
    """A text file that is part of the spec."""

    tag: ClassVar[str] = "from text"

    path: Path = Field(description=r"Where Windows gets it, such as C:\ProgramData\a.xml.")
    text: Lines = Field(description="Its text.")
    encoding: Encoding | None = Field(
        default=None,
        description="How it is written; by default UTF-16 for .reg, .vbs and .js, UTF-8 for .ps1 "
        "and .xml, and the code page of Windows for others.",
    )

    @field_validator("text")
    @classmethod
    def _require_text(cls, text: str) -> str:
        if len(text) > _LIMIT_CHARACTERS:
            raise rejected("the text has more than 262,144 characters", advice="split it")
        if not is_writable(text):
            message = "contains a control character, which an answer file cannot contain"
            raise rejected(message, advice="write the bytes into a file, and name it in file")
        if holds_secret_key(text):
            message = "the text contains a product key that is not published"
            advice = "an answer file is cached with its files; write product_key.activation"
            raise rejected(message, advice=advice)
        return text


CarriedFile: TypeAlias = FileFromFile | FileFromText
FileEntry: TypeAlias = Annotated[
    Annotated[FileFromFile, Tag(FileFromFile.tag)] | Annotated[FileFromText, Tag(FileFromText.tag)],
    by_key(file=FileFromFile.tag, text=FileFromText.tag),
    Field(description="A small file that the answer file carries."),
]


def encoding_of(path: str) -> Encoding:
    """Return the encoding of a text file by the suffix of its path."""
    suffix = PureWindowsPath(path).suffix.lower()
    if suffix in _UTF_8:
        return "utf-8"
    return "utf-16" if suffix in _UTF_16 else "ansi"


class _Written(SettingsMapping[tuple[CarriedFile, ...]]):
    """One script of the specialize pass that writes all files, before any other script runs."""

    def to_settings(self, table: tuple[CarriedFile, ...]) -> Iterator[Addition]:
        if table:
            values = {"files": [_values(each) for each in table]}
            yield Script(Stage.SPECIALIZE, _SCRIPT, ".ps1", "scripts/files.ps1.j2", values)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        """Yield the files, with their bytes where they are not text."""
        found = [
            _found(match)
            for script in view.scripts_named(_SCRIPT)
            for match in _FOUND.finditer(script.text)
        ]
        if found:
            yield Candidate(found)


def _values(file: CarriedFile) -> dict[str, str | None]:
    if isinstance(file, FileFromText):
        encoding = file.encoding or encoding_of(file.path)
        return {"path": file.path, "encoding": encoding, "content": file.text}
    text = _as_text(file.file.data)
    if text is not None:
        return {"path": file.path, "encoding": text[0], "content": text[1]}
    return {"path": file.path, "encoding": None, "content": b64encode(file.file.data).decode()}


def _as_text(data: bytes) -> tuple[Encoding, str] | None:
    """Return encoding and text of a file that the script writes with the same bytes."""
    forms: tuple[tuple[Encoding, bytes, str], ...] = (
        ("utf-8", BOM_UTF8, "utf-8"),
        ("utf-16", BOM_UTF16_LE, "utf-16-le"),
        ("ansi", b"", "ascii"),
    )
    for encoding, mark, codec in forms:
        if not data.startswith(mark):
            continue
        try:
            text = data.removeprefix(mark).decode(codec).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
        is_same = mark + text.replace("\n", "\r\n").encode(codec) == data
        return (encoding, text) if is_same and text and is_writable(text) else None
    return None


def _found(match: re.Match[str]) -> dict[str, object]:
    if match["place"]:
        path, data = unquoted_powershell(match["place"]), b64decode(match["bytes"][1:-1])
        return {"path": path, "file": LocalFile(path.rpartition("\\")[2], data)}
    path = unquoted_powershell(match["path"])
    encoding = match["encoding"] if match["encoding"] != encoding_of(path) else None
    content = unquoted_powershell(match["content"])
    return given({"path": path, "text": content, "encoding": encoding})


TABLE: Final = SpecTable("files", (FileFromFile, FileFromText), _Written(), rank=-1)
"""Written first, because scripts may use the files."""
