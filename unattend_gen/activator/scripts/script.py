"""The script that installs a MAK and activates Windows: on one machine, or on many from one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.catalog.activation_scripts import EMBEDDED, PlaceKind, ScriptForm, script_values
from unattend_gen.errors import UsageError
from unattend_gen.templating import Templates

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


class Wrapping(StrEnum):
    """What the script comes as."""

    FILE = "file"
    SETUP_COMPLETE = "setup-complete"
    SPEC = "spec"


@dataclass(frozen=True, slots=True)
class ScriptWish:
    """What is asked for.

    Attributes:
        form: what installs and activates.
        place: where the key is when the script runs.
        wrapping: what the script comes as.
        computers: on which others it is done, or none for the machine that runs it.
        asks_account: whether the slmgr form asks for another account.
        deletes_key_file: whether the file of the key goes once Windows is licensed.
    """

    form: ScriptForm
    place: KeyPlace
    wrapping: Wrapping = Wrapping.FILE
    computers: tuple[str, ...] = ()
    asks_account: bool = False
    deletes_key_file: bool = False


def wrapping(name: str) -> Wrapping:
    """The wrapping of this name.

    Raises:
        UsageError: naming those there are.
    """
    if name not in set(Wrapping):
        message = f"a script comes as {', '.join(Wrapping)}, and as nothing else"
        raise UsageError(message, advice="leave --as out for file")
    return Wrapping(name)


def demand_sense(wish: ScriptWish) -> None:
    """See that what is asked for can be had together.

    Raises:
        UsageError: it cannot.
    """
    for is_wrong, message, advice in _contradictions(wish):
        if is_wrong:
            raise UsageError(message, advice=advice)


def script(wish: ScriptWish, key: Secret | None = None) -> bytes:
    """The script as its file has it, in the encoding and with the line ends of its language.

    Args:
        wish: what is asked for.
        key: the key that stands in it, where the place says so.
    """
    text = _text(wish, key)
    is_powershell = wish.form.suffix == ".ps1"
    match wish.wrapping:
        case Wrapping.FILE if is_powershell:
            return _MARK + _windows_lines(text).encode("utf-8")
        case Wrapping.FILE | Wrapping.SETUP_COMPLETE:
            return _windows_lines(text).encode("ascii")
        case Wrapping.SPEC:
            return _in_spec(text, wish.form.suffix).encode("utf-8")
        case other:
            assert_never(other)


def warnings(wish: ScriptWish) -> Iterator[str]:
    """What whoever gets the script has to know."""
    if wish.place == EMBEDDED:
        yield "the key stands in the script in clear; delete the file once it has run"
    if wish.form is ScriptForm.SLMGR and wish.place.kind is not PlaceKind.INSTALLED:
        yield "slmgr has the key in its command line while it runs; cim and oslicense do not"
    if wish.form is ScriptForm.SLMGR and wish.asks_account:
        yield "slmgr has the password in its command line while it runs; cim asks for it instead"


def _contradictions(wish: ScriptWish) -> Iterator[tuple[bool, str, str]]:
    is_unwatched = wish.wrapping is not Wrapping.FILE
    yield (
        is_unwatched and wish.place.asks,
        "nobody is there to answer a prompt when Setup is done",
        r"give --key-at env:NAME, file:C:\path\of\a\file or installed",
    )
    yield (
        is_unwatched and bool(wish.computers),
        "a script for other computers is run by somebody, not by Setup",
        "leave --as out",
    )
    yield (
        wish.wrapping is Wrapping.SPEC and wish.place == EMBEDDED,
        "a key never stands in a spec: Setup keeps scripts in Panther as they are",
        "write product_key.activation in the spec, and give --key-at installed",
    )
    yield (
        wish.deletes_key_file and wish.place.kind is not PlaceKind.FILE,
        "there is no file of a key to delete",
        r"give --key-at file:C:\path\of\a\file, or leave --delete-key-file out",
    )
    yield (
        wish.asks_account and (wish.form is not ScriptForm.SLMGR or not wish.computers),
        "--ask-account is for slmgr on other computers",
        "leave it out: the other forms always ask for an account where they need one",
    )


def _text(wish: ScriptWish, key: Secret | None) -> str:
    is_slmgr = wish.form is ScriptForm.SLMGR
    values = {
        **script_values(wish.form, wish.place, key=key, deletes_key_file=wish.deletes_key_file),
        "computers": list(wish.computers),
        "uses_sessions": wish.form is ScriptForm.CIM,
        "asks_account": wish.asks_account,
        "account": _ACCOUNT if wish.asks_account else "",
        "at": f"{_AT}{_AS if wish.asks_account else ''}" if wish.computers else "",
        "logs": wish.wrapping is Wrapping.SETUP_COMPLETE,
    }
    if wish.computers:
        name = "activation/remote-slmgr.cmd.j2" if is_slmgr else "activation/remote.ps1.j2"
    elif wish.wrapping is Wrapping.SETUP_COMPLETE and not is_slmgr:
        name = "activation/SetupComplete.cmd.j2"
    else:
        name = wish.form.template
    return Templates().render(name, values)


def _in_spec(text: str, suffix: str) -> str:
    if _QUOTES in text:
        message = "the script has three quotes in a row, which end a text of TOML"
        raise UsageError(message, advice="name the file of the key otherwise")
    values = {"language": _LANGUAGES[suffix], "text": text}
    return Templates().render("activation/script.toml.j2", values)


def _windows_lines(text: str) -> str:
    return text.replace("\n", "\r\n")
