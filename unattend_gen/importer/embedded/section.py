"""The section of an answer file in which other programs carry the files of their scripts.

Source:
    The most common generator of answer files (github.com/cschneegans/unattend-generator,
    `Main.cs` and `ExtractScripts.ps1`): an element `Extensions` below the root with one `File`
    per file and an `ExtractScript` that writes them. Other programs have taken over the form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import SCRIPTS_NS, local, namespace
from unattend_gen.answer_file.tree import child_elements
from unattend_gen.importer.embedded.powershell import statements

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile, Element

_SECTION: Final = "Extensions"
_NEEDED: Final = (
    ".unattend.extensions.file",
    "getattribute('path')",
    "expandenvironmentvariables(",
    "innertext.trim()",
    "writeallbytes($path,",
)
"""Parts of the loop that writes the files, without blanks."""

_WORDS: Final = re.compile(
    r"bytes|createdirectory|default|directory|document|encoding|environment|erroraction"
    r"|expandenvironmentvariables|extensions|false|file|force|foreach|getattribute|getbytes"
    r"|getdirectoryname|getextension|getpreamble|if|in|innertext|io|item|itemtype|js|mkdir|new"
    r"|null|out|param|parent|path|pathtype|ps1|reg|scriptsdir|silentlycontinue|split|startswith"
    r"|switch|system|test|text|trim|true|unattend|unicodeencoding|utf8|vbs|void|writeallbytes|xml"
)
"""Words of the extractors that are known; another word may do something else."""


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A file that the extractor writes.

    Attributes:
        path: as written; it may contain a variable of the environment.
        text: without blanks at either end, with line feeds.
    """

    path: str
    text: str

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot."""
        return f".{self.path.rpartition('.')[2].lower()}"


@dataclass(frozen=True, slots=True)
class Section:
    """The element, and the files in it by their paths in lower case."""

    element: Element
    files: dict[str, CarriedFile]

    def file(self, path: str) -> CarriedFile | None:
        """Return the file with this path, in any case."""
        return self.files.get(_usual(path).lower())


def foreign_section(answer_file: AnswerFile) -> Section | None:
    """Return the section of another program, or None if there is none that is understood."""
    found = [each for each in child_elements(answer_file.root) if local(each.tag) == _SECTION]
    if len(found) != 1 or namespace(found[0].tag) == SCRIPTS_NS:
        return None
    files: dict[str, CarriedFile] = {}
    is_extracted = False
    for child in child_elements(found[0]):
        if local(child.tag) == "ExtractScript":
            is_extracted = _is_extractor(_text(child))
        elif local(child.tag) == "File":
            path = _usual(child.get("path", ""))
            if not path or path.lower() in files or list(child_elements(child)):
                return None
            files[path.lower()] = CarriedFile(path, _text(child))
    return Section(found[0], files) if is_extracted else None


def _usual(path: str) -> str:
    """Return a path with single backslashes."""
    return re.sub(r"(?<=.)[\\/]+", r"\\", path)


def _text(element: Element) -> str:
    parts = [element.text or "", *(child.tail or "" for child in element)]
    return "".join(parts).replace("\r\n", "\n").replace("\r", "\n").strip()


def _is_extractor(text: str) -> bool:
    """Return whether a script writes the files and does nothing else."""
    parts = statements(text)
    if not parts or not parts[0].lower().startswith("param"):
        return False
    *constants, loop = parts[1:] or ("",)
    if not all(re.fullmatch(r"\$\w+\s*=\s*'[^']*'", each) for each in constants):
        return False
    code = re.sub(r"'[^']*[\\:][^']*'", "", loop).lower()
    packed = re.sub(r"\s+", "", code)
    words = re.findall(r"[a-z][a-z0-9]*", code)
    return all(each in packed for each in _NEEDED) and all(map(_WORDS.fullmatch, words))
