"""The registry values of activation: for regedit, for cmd, for Setup, or as a piece of a spec."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.catalog.activation_values import (
    MANUAL,
    NOTIFICATION_DISABLED,
    PLATFORM,
    PLATFORM_OF_VISTA,
    activation_key,
    reg_add,
    reg_delete,
)
from unattend_gen.errors import UsageError
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from unattend_gen.catalog.windows import WindowsVersion

_FIRST_PLATFORM_BUILD: Final = 7600
"""Windows 7 and Server 2008 R2; before that the key had another name."""


class RegistryForm(StrEnum):
    """How the change is written."""

    REG = "reg"
    CMD = "cmd"
    SPEC = "spec"
    ANSWER_FILE = "answer-file"


_TEMPLATES: Final = {
    RegistryForm.REG: "activation/values.reg.j2",
    RegistryForm.CMD: "activation/values.cmd.j2",
    RegistryForm.SPEC: "activation/values.toml.j2",
    RegistryForm.ANSWER_FILE: "activation/values.xml.j2",
}


@dataclass(frozen=True, slots=True)
class RegistryWish:
    """What is to change.

    Attributes:
        silent: whether the notifications are meant too.
        undo: whether Windows gets back what it does by itself.
    """

    silent: bool = False
    undo: bool = False


@dataclass(frozen=True, slots=True)
class ValueChange:
    """What becomes of one value: a number of one digit, or nothing at all."""

    name: str
    number: int | None


def registry_form(name: str) -> RegistryForm:
    """The form of this name.

    Raises:
        UsageError: naming the forms there are.
    """
    if name not in set(RegistryForm):
        message = f"no such form; there are {', '.join(RegistryForm)}"
        raise UsageError(message, advice="leave --form out for reg")
    return RegistryForm(name)


def changes(wish: RegistryWish) -> tuple[ValueChange, ...]:
    """Each value with what becomes of it.

    `Manual` goes back to 0, which is stated to be the same as no value; of
    `NotificationDisabled` only 1 is on record, so it is taken away.
    """
    manual = ValueChange(MANUAL, 0 if wish.undo else 1)
    silent = ValueChange(NOTIFICATION_DISABLED, None if wish.undo else 1)
    return (manual, silent) if wish.silent else (manual,)


def registry_text(wish: RegistryWish, form: RegistryForm, version: WindowsVersion | None) -> str:
    """The change as text, lines ending in a line feed.

    Args:
        wish: what is to change.
        form: how it is written.
        version: the release it is for; any later than Windows Vista if None.
    """
    is_old = version is not None and version.build < _FIRST_PLATFORM_BUILD
    platform = PLATFORM_OF_VISTA if is_old else PLATFORM
    values = _values(wish, form, platform)
    return Templates().render(_TEMPLATES[form], {"title": _title(wish), **values})


def registry_bytes(text: str, form: RegistryForm) -> bytes:
    """The text as its file has it: UTF-16 with its mark for regedit, ASCII for cmd, UTF-8 else."""
    match form:
        case RegistryForm.REG:
            return b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le")
        case RegistryForm.CMD:
            return text.replace("\n", "\r\n").encode("ascii")
        case RegistryForm.SPEC | RegistryForm.ANSWER_FILE:
            return text.encode("utf-8")
        case _:
            assert_never(form)


def _values(wish: RegistryWish, form: RegistryForm, platform: str) -> Mapping[str, object]:
    made = changes(wish)
    match form:
        case RegistryForm.REG:
            return {"key": activation_key(platform, "HKEY_LOCAL_MACHINE"), "changes": made}
        case RegistryForm.CMD:
            return {"steps": list(_steps(made, platform))}
        case RegistryForm.SPEC:
            return _in_spec(wish, made, platform)
        case RegistryForm.ANSWER_FILE:
            skips = not wish.undo if platform == PLATFORM else None
            return {"skips": skips, "lines": list(_lines(made, platform))}
        case _:
            assert_never(form)


def _steps(made: tuple[ValueChange, ...], platform: str) -> Iterator[Mapping[str, str]]:
    for change in made:
        if change.number is None:
            query = f'reg query "{activation_key(platform)}" /v {change.name}'
            yield {"command": reg_delete(change.name, platform), "only_if": query}
        else:
            yield {"command": reg_add(change.name, change.number, platform), "only_if": ""}


def _in_spec(
    wish: RegistryWish, made: tuple[ValueChange, ...], platform: str
) -> Mapping[str, object]:
    """A spec has words for the setting and for `Manual` = 1 of today; the rest are values."""
    has_word = not wish.undo and platform == PLATFORM
    others = [one for one in made if one.name != MANUAL or not has_word]
    return {
        "skips": not wish.undo,
        "manual": has_word,
        "key": activation_key(platform),
        "changes": [one for one in others if one.number is not None],
        "removals": list(_lines((one for one in others if one.number is None), platform)),
    }


def _lines(made: Iterable[ValueChange], platform: str) -> Iterator[str]:
    """What Setup runs; to take away what is not there is no failure."""
    for change in made:
        if change.number is None:
            yield f"cmd /c {reg_delete(change.name, platform)} & exit /b 0"
        else:
            yield reg_add(change.name, change.number, platform)


def _title(wish: RegistryWish) -> str:
    what = "activates by itself" + (" and says so" if wish.silent else "")
    if wish.undo:
        return f"Windows {what} again."
    silent = ", and keeps silent about it" if wish.silent else ""
    return f"Windows no longer activates by itself{silent}. To activate: slmgr /ato."
