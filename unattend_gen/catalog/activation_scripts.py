"""Values for the templates of activation scripts: forms, places of a key, error codes.

Commands and render targets both take the values from here, so they write the same scripts.

Source:
    Activation notes: slmgr prints the key that it installs; its exit code is the error code, which
    the vendor does not document, so `LicenseStatus` = 1 is the proof; the module
    OSLicense came with an update of September 2026 and is not on older releases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.catalog.activation_errors import activation_errors
from unattend_gen.catalog.windows import windows_version
from unattend_gen.core.key_search import holds_key
from unattend_gen.core.quoting import cmd_words
from unattend_gen.errors import SecretSourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.core.secret import Secret

WINDOWS_APPLICATION: Final = "55c92734-d682-4d71-983e-d6ec3f16059f"
"""Application ID of Windows in licensing; Office and other products have their own."""

_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PATH: Final = re.compile(r"[^\x00-\x1f\x7f\"!%*?<>|]+")
_OTHER_WAYS: Final = frozenset({"kms", "ad", "telephone", "answer-file"})
"""Areas of error codes that online activation with a MAK never returns."""

_FIRST_WITH_CIM: Final = "8"
_FIRST_WITH_MODULE: Final = "11-24h2"


class ScriptForm(StrEnum):
    """The interface that installs the key and activates."""

    SLMGR = "slmgr"
    CIM = "cim"
    OSLICENSE = "oslicense"

    @property
    def suffix(self) -> str:
        """The suffix of its file."""
        return ".cmd" if self is ScriptForm.SLMGR else ".ps1"

    @property
    def template(self) -> str:
        """The template for the local computer."""
        return f"activation/{'slmgr.cmd' if self is ScriptForm.SLMGR else 'local.ps1'}.j2"

    @property
    def how(self) -> str:
        """Its name in scripts."""
        match self:
            case ScriptForm.SLMGR:
                return "slmgr.vbs"
            case ScriptForm.CIM:
                return "CIM (SoftwareLicensingService, SoftwareLicensingProduct)"
            case ScriptForm.OSLICENSE:
                return "the module OSLicense, or by CIM where there is none"
            case _:
                assert_never(self)


class PlaceKind(StrEnum):
    """The kind of place from which a script reads the key."""

    PROMPT = "prompt"
    ENV = "env"
    FILE = "file"
    INSTALLED = "installed"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where the key is when the script runs.

    Attributes:
        name: name of the variable or the file; empty for other kinds.
    """

    kind: PlaceKind
    name: str = ""

    @property
    def asks(self) -> bool:
        """Whether the script prompts for the key."""
        return self.kind is PlaceKind.PROMPT


INSTALLED: Final = KeyPlace(PlaceKind.INSTALLED)
EMBEDDED: Final = KeyPlace(PlaceKind.EMBEDDED)


def key_place(text: str) -> KeyPlace:
    r"""Parse a place: `prompt`, `env:NAME`, `file:C:\path` or `installed`.

    Raises:
        SecretSourceError: the text is invalid. It is not shown because it may be the key.
    """
    kind, _, name = text.partition(":")
    if text in {PlaceKind.PROMPT, PlaceKind.INSTALLED}:
        return KeyPlace(PlaceKind(text))
    if not holds_key(name):
        if kind == PlaceKind.ENV and _VARIABLE.fullmatch(name):
            return KeyPlace(PlaceKind.ENV, name)
        if kind == PlaceKind.FILE and _PATH.fullmatch(name) and name.isascii():
            return KeyPlace(PlaceKind.FILE, name)
    message = "--key-at needs a place where the script reads the key, never the key itself"
    advice = r"write prompt, env:NAME, file:C:\path\of\a\file or installed"
    raise SecretSourceError(message, advice=advice)


def form_for(version: WindowsVersion) -> ScriptForm:
    """Return the best form for a release: the module, CIM, or slmgr before Windows 8."""
    if version.build >= windows_version(_FIRST_WITH_MODULE).build and version.family == "client":
        return ScriptForm.OSLICENSE
    if version.build >= windows_version(_FIRST_WITH_CIM).build:
        return ScriptForm.CIM
    return ScriptForm.SLMGR


def script_values(
    form: ScriptForm, place: KeyPlace, *, key: Secret | None = None, deletes_key_file: bool = False
) -> Mapping[str, object]:
    """Return the values for the template of a form.

    Args:
        form: the interface that installs and activates.
        place: where the key is when the script runs.
        key: the key, if the place is `EMBEDDED`.
        deletes_key_file: whether the key file is deleted once Windows is licensed.
    """
    begins = "Activates Windows" if place == INSTALLED else "Installs a MAK and activates Windows"
    return {
        "synopsis": f"{begins}, and proves it by the licence status.",
        "how": form.how,
        "place": {"kind": place.kind.value, "name": place.name},
        "key": key,
        "deletes_key_file": deletes_key_file,
        "uses_module": form is ScriptForm.OSLICENSE,
        "meanings": list(_meanings()),
        "numbers": list(_numbers()),
        "logs": False,
        "at": "",
        "account": "",
    }


def _meanings() -> Iterator[tuple[str, str]]:
    for error in activation_errors().values():
        if error.area not in _OTHER_WAYS:
            yield error.hexadecimal.removeprefix("0x"), f"{error.meaning}; {error.fix}"


def _numbers() -> Iterator[tuple[int, str]]:
    for code, meaning in _meanings():
        error = activation_errors()[int(code, 16)]
        yield error.signed, cmd_words(f"{error.hexadecimal}: {meaning}")
