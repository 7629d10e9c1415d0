"""`[[scripts]]`: the user's own scripts, in files or in the spec itself."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import Annotated, ClassVar, Final, Literal, TypeAlias

from pydantic import Field, Tag, ValidationInfo, field_validator

from unattend_gen.catalog.keys import holds_secret_key
from unattend_gen.core.quoting import is_writable
from unattend_gen.tables.mapping.additions import KEPT, Addition, Script, Stage
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Lines, Table, by_key, rejected
from unattend_gen.tables.model.local_file import FileField, LocalFile

Run: TypeAlias = Annotated[
    Literal["specialize", "default-user", "first-logon", "each-user", "setup-complete"],
    Field(
        description="In the specialize pass; there, with the hive of new users loaded as "
        r"HKU\DefaultUser; at the first logon of an administrator; at the first logon of each new "
        "user; or when Setup is complete."
    ),
]
Language: TypeAlias = Literal["powershell", "cmd", "reg", "vbs", "jscript"]

LANGUAGES: Final[dict[str, Language]] = {
    ".ps1": "powershell",
    ".cmd": "cmd",
    ".bat": "cmd",
    ".reg": "reg",
    ".vbs": "vbs",
    ".js": "jscript",
}
"""The language of a file by its suffix."""

SUFFIXES: Final[dict[str, str]] = {
    "powershell": ".ps1",
    "cmd": ".cmd",
    "reg": ".reg",
    "vbs": ".vbs",
    "jscript": ".js",
}
"""The suffix of a script by its language."""

_NAME: Final = re.compile(rf"script-([1-9][0-9]{{0,5}})({KEPT})?")

_LIMIT_CHARACTERS: Final = 256 * 1024


KeepOutput: TypeAlias = Annotated[
    bool,
    Field(
        description="Whether its output is kept in a file of its own, next to the log of the stage."
        " Anyone who may read that folder can read it."
    ),
]


class ScriptFromFile(Table):
    """A script in a file of its own."""

    tag: ClassVar[str] = "from file"

    run: Run
    file: FileField = Field(
        description="A .ps1, .cmd, .bat, .reg, .vbs or .js file, relative to the folder of the"
        " spec."
    )

    keep_output: KeepOutput = False

    @field_validator("file")
    @classmethod
    def _require_script(cls, file: LocalFile) -> LocalFile:
        if file.suffix not in LANGUAGES:
            message = "is not a script by its suffix"
            advice = f"use one of the suffixes {', '.join(LANGUAGES)}"
            raise rejected(message, advice=advice)
        _require_fit(script_text(file.data), LANGUAGES[file.suffix])
        return file

    @property
    def language(self) -> Language:
        """The language of the script, by the suffix of the file."""
        return LANGUAGES[self.file.suffix]

    @property
    def body(self) -> str:
        """The text of the file."""
        return script_text(self.file.data)


class ScriptFromText(Table):
    """A script that is part of the spec."""

    tag: ClassVar[str] = "from text"

    run: Run
    language: Language = Field(description="Language of the script.")
    text: Lines = Field(description="The script itself.")

    keep_output: KeepOutput = False

    @field_validator("text")
    @classmethod
    def _require_text(cls, text: str, info: ValidationInfo) -> str:
        _require_fit(text, info.data.get("language"))
        return text

    @property
    def body(self) -> str:
        """The text of the script."""
        return self.text


UserScript: TypeAlias = ScriptFromFile | ScriptFromText
ScriptField: TypeAlias = Annotated[
    Annotated[ScriptFromFile, Tag(ScriptFromFile.tag)]
    | Annotated[ScriptFromText, Tag(ScriptFromText.tag)],
    by_key(file=ScriptFromFile.tag, text=ScriptFromText.tag),
    Field(description="A script of your own, and when it runs."),
]


def script_text(data: bytes) -> str:
    """Return the text of a script file in UTF-8, or in UTF-16 with a byte order mark.

    Raises:
        PydanticCustomError: the bytes are neither.
    """
    is_utf16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-16" if is_utf16 else "utf-8")
    except UnicodeDecodeError:
        # the cause holds the bytes
        message = "is neither UTF-8 nor UTF-16 with its byte order mark"
        raise rejected(message, advice="save the script as UTF-8") from None


def _require_fit(text: str, language: Language | None) -> None:
    """Require a text without keys that XML can carry and its interpreter can read."""
    if not text.strip():
        problem = "the script is empty", "write a script, or remove the table"
    elif len(text) > _LIMIT_CHARACTERS:
        problem = "the script has more than 262,144 characters", "split it"
    elif not is_writable(text):
        problem = "contains a control character, which an answer file cannot contain", "remove it"
    elif holds_secret_key(text):
        advice = "an answer file is cached with its scripts; write product_key.activation"
        problem = "the script contains a product key that is not published", advice
    elif language == "cmd" and not text.isascii():
        advice = "cmd reads it by the code page of the machine; write it in PowerShell"
        problem = "a batch file contains a character outside ASCII", advice
    else:
        return
    raise rejected(problem[0], advice=problem[1])


class _AsWritten(SettingsMapping[tuple[UserScript, ...]]):
    """Each script under the number it has in the spec."""

    def to_settings(self, table: tuple[UserScript, ...]) -> Iterator[Addition]:
        for number, script in enumerate(table, start=1):
            yield Script(
                Stage(script.run),
                f"script-{number}{KEPT if script.keep_output else ''}",
                SUFFIXES[script.language],
                "scripts/as-written.j2",
                {"text": script.body},
            )

    def from_settings(self, view: View) -> Iterator[Candidate]:
        found = {
            int(name[1]): {
                "run": script.stage.value,
                "language": LANGUAGES[script.suffix],
                "text": script.text,
                **({"keep_output": True} if name[2] else {}),
            }
            for script in view.scripts
            if (name := _NAME.fullmatch(script.name))
        }
        if found:
            yield Candidate([found[number] for number in sorted(found)])


TABLE: Final = SpecTable("scripts", (ScriptFromFile, ScriptFromText), _AsWritten(), rank=1)
"""Its scripts come after those of other tables."""
