"""The script that installs a MAK and activates Windows, on one computer or remotely on many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.activator.formats import render, windows_lines
from unattend_gen.catalog.activation_scripts import EMBEDDED, PlaceKind, ScriptForm, script_values
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.activation_scripts import KeyPlace
    from unattend_gen.core.secret import Secret

_MARK: Final = b"\xef\xbb\xbf"
_QUOTES: Final = "'''"
_LANGUAGES: Final = {".cmd": "cmd", ".ps1": "powershell"}
_AT: Final = "-ComputerName $env:COMPUTER "
_AS: Final = (
    "-Credential (New-Object System.Management.Automation.PSCredential $env:ADMIN, "
    "(ConvertTo-SecureString $env:PASSWORD -AsPlainText -Force)) "
)
_ACCOUNT: Final = ' "!ADMIN!" "!PASSWORD!"'
_KEY_FILE: Final = r"file:C:\path\of\a\file"


class Wrapping(StrEnum):
    """The kind of file that contains the script."""

    FILE = "file"
    SETUP_COMPLETE = "setup-complete"
    SPEC = "spec"


@dataclass(frozen=True, slots=True)
class ScriptOptions:
    """The script to write.

    Attributes:
        form: the interface that installs and activates.
        place: where the key is when the script runs.
        wrapping: the kind of file that contains the script.
        computers: remote computers; empty for the computer that runs the script.
        asks_account: whether the slmgr form prompts for another account.
        deletes_key_file: whether the key file is deleted once Windows is licensed.
    """

    form: ScriptForm
    place: KeyPlace
    wrapping: Wrapping = Wrapping.FILE
    computers: tuple[str, ...] = ()
    asks_account: bool = False
    deletes_key_file: bool = False


def require_consistent(options: ScriptOptions) -> None:
    """Check that the options can be combined.

    Raises:
        UsageError: they cannot.
    """
    for is_wrong, message, advice in _conflicts(options):
        if is_wrong:
            raise UsageError(message, advice=advice)


def script(options: ScriptOptions, key: Secret | None = None) -> bytes:
    """Return the script, in the encoding and with the line endings of its language.

    Args:
        options: the script to write.
        key: the key to embed, if the place is `EMBEDDED`.
    """
    text = _text(options, key)
    is_powershell = options.form.suffix == ".ps1"
    match options.wrapping:
        case Wrapping.FILE if is_powershell:
            return _MARK + windows_lines(text).encode("utf-8")
        case Wrapping.FILE | Wrapping.SETUP_COMPLETE:
            return windows_lines(text).encode("ascii")
        case Wrapping.SPEC:
            return _in_spec(text, options.form.suffix).encode("utf-8")
        case other:
            assert_never(other)


def warnings(options: ScriptOptions) -> Iterator[str]:
    """Yield what the person who runs the script must know."""
    if options.place == EMBEDDED:
        yield "the script contains the key in clear text; delete the file after it has run"
    if options.form is ScriptForm.SLMGR and options.place.kind is not PlaceKind.INSTALLED:
        yield "while slmgr runs, its command line shows the key; use cim or oslicense to avoid that"
    if options.form is ScriptForm.SLMGR and options.asks_account:
        yield "while slmgr runs, its command line shows the password; cim prompts for it instead"


def _conflicts(options: ScriptOptions) -> Iterator[tuple[bool, str, str]]:
    """Yield each possible conflict: whether it applies, its message and its advice."""
    is_unattended = options.wrapping is not Wrapping.FILE
    yield (
        is_unattended and options.place.asks,
        "nobody can answer a prompt when Setup runs the script",
        f"use --key-at env:NAME, {_KEY_FILE} or installed",
    )
    yield (
        is_unattended and bool(options.computers),
        "a script for remote computers cannot be run by Setup",
        "omit --as",
    )
    yield (
        options.wrapping is Wrapping.SPEC and options.place == EMBEDDED,
        "a spec must not contain a key: Setup keeps its scripts in Panther unchanged",
        "set product_key.activation in the spec, and use --key-at installed",
    )
    yield (
        options.deletes_key_file and options.place.kind is not PlaceKind.FILE,
        "there is no key file to delete",
        f"use --key-at {_KEY_FILE}, or omit --delete-key-file",
    )
    yield (
        options.asks_account and (options.form is not ScriptForm.SLMGR or not options.computers),
        "--ask-account applies only to slmgr on remote computers",
        "omit it: the other forms prompt for an account when they need one",
    )


def _text(options: ScriptOptions, key: Secret | None) -> str:
    values = {
        **script_values(
            options.form, options.place, key=key, deletes_key_file=options.deletes_key_file
        ),
        "computers": list(options.computers),
        "uses_sessions": options.form is ScriptForm.CIM,
        "asks_account": options.asks_account,
        "account": _ACCOUNT if options.asks_account else "",
        "at": f"{_AT}{_AS if options.asks_account else ''}" if options.computers else "",
        "logs": options.wrapping is Wrapping.SETUP_COMPLETE,
    }
    return render(_template(options), values)


def _template(options: ScriptOptions) -> str:
    is_slmgr = options.form is ScriptForm.SLMGR
    if options.computers:
        return "activation/remote-slmgr.cmd.j2" if is_slmgr else "activation/remote.ps1.j2"
    if options.wrapping is Wrapping.SETUP_COMPLETE and not is_slmgr:
        return "activation/SetupComplete.cmd.j2"
    return options.form.template


def _in_spec(text: str, suffix: str) -> str:
    if _QUOTES in text:
        message = "the script contains three single quotes in a row, which end a TOML string"
        raise UsageError(message, advice="rename the key file")
    values = {"language": _LANGUAGES[suffix], "text": text}
    return render("activation/script.toml.j2", values)
