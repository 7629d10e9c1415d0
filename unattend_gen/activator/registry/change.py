"""Turns automatic activation off or on: as a .reg file, a batch file, an answer file or a spec."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import render, windows_lines
from unattend_gen.catalog.activation_values import (
    MANUAL,
    NOTIFICATION_DISABLED,
    PLATFORM,
    PLATFORM_OF_VISTA,
    activation_key,
    reg_add,
    reg_delete,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from unattend_gen.catalog.windows import WindowsVersion

_FIRST_PLATFORM_BUILD: Final = 7600
"""Windows 7 and Server 2008 R2; earlier releases use another key."""


@dataclass(frozen=True, slots=True)
class RegistryOptions:
    """The change to make.

    Attributes:
        silent: whether it includes the notifications.
        undo: whether Windows gets back its automatic behaviour.
    """

    silent: bool = False
    undo: bool = False


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that is set to a number of one digit, or deleted."""

    name: str
    number: int | None


@dataclass(frozen=True, slots=True)
class RegistryForm:
    """A way to write the change.

    Attributes:
        template: file name of the template.
        values: the values of the template, given the options and the key of the platform.
        encode: the bytes of the file, given its text.
    """

    template: str
    values: Callable[[RegistryOptions, str], Mapping[str, object]]
    encode: Callable[[str], bytes]


def changes(options: RegistryOptions) -> tuple[ValueChange, ...]:
    """Return the change of each value.

    Undo sets `Manual` to 0, which is documented as equal to no value. For `NotificationDisabled`
    only 1 is documented, so undo deletes it.
    """
    manual = ValueChange(MANUAL, 0 if options.undo else 1)
    silent = ValueChange(NOTIFICATION_DISABLED, None if options.undo else 1)
    return (manual, silent) if options.silent else (manual,)


def registry_text(
    options: RegistryOptions, form: RegistryForm, version: WindowsVersion | None
) -> str:
    """Return the change as text with line feeds.

    Args:
        options: the change to make.
        form: how it is written.
        version: the Windows release; None for any release after Windows Vista.
    """
    is_old = version is not None and version.build < _FIRST_PLATFORM_BUILD
    platform = PLATFORM_OF_VISTA if is_old else PLATFORM
    return render(form.template, {"title": _title(options), **form.values(options, platform)})


def _reg_values(options: RegistryOptions, platform: str) -> Mapping[str, object]:
    return {"key": activation_key(platform, "HKEY_LOCAL_MACHINE"), "changes": changes(options)}


def _cmd_values(options: RegistryOptions, platform: str) -> Mapping[str, object]:
    return {"steps": [_step(change, platform) for change in changes(options)]}


def _step(change: ValueChange, platform: str) -> Mapping[str, str]:
    if change.number is None:
        query = f'reg query "{activation_key(platform)}" /v {change.name}'
        return {"command": reg_delete(change.name, platform), "only_if": query}
    return {"command": reg_add(change.name, change.number, platform), "only_if": ""}


def _spec_values(options: RegistryOptions, platform: str) -> Mapping[str, object]:
    """Return values for a spec, which has keys for the setting and for `Manual` = 1 only."""
    has_key = not options.undo and platform == PLATFORM
    others = [one for one in changes(options) if one.name != MANUAL or not has_key]
    return {
        "skips": not options.undo,
        "manual": has_key,
        "key": activation_key(platform),
        "changes": [one for one in others if one.number is not None],
        "removals": list(_commands((one for one in others if one.number is None), platform)),
    }


def _answer_file_values(options: RegistryOptions, platform: str) -> Mapping[str, object]:
    skips = not options.undo if platform == PLATFORM else None
    return {"skips": skips, "lines": list(_commands(changes(options), platform))}


def _commands(made: Iterable[ValueChange], platform: str) -> Iterator[str]:
    """Yield the commands that Setup runs; deleting an absent value is not a failure."""
    for change in made:
        if change.number is None:
            yield f"cmd /c {reg_delete(change.name, platform)} & exit /b 0"
        else:
            yield reg_add(change.name, change.number, platform)


def _title(options: RegistryOptions) -> str:
    if options.undo:
        silent = " and shows its notifications" if options.silent else ""
        return f"Windows activates automatically{silent} again."
    silent = " and shows no notifications" if options.silent else ""
    return f"Windows no longer activates automatically{silent}. To activate: slmgr /ato."


def _encode_reg(text: str) -> bytes:
    return b"\xff\xfe" + windows_lines(text).encode("utf-16-le")


def _encode_cmd(text: str) -> bytes:
    return windows_lines(text).encode("ascii")


FORMS: Final[Mapping[str, RegistryForm]] = {
    "reg": RegistryForm("activation/values.reg.j2", _reg_values, _encode_reg),
    "cmd": RegistryForm("activation/values.cmd.j2", _cmd_values, _encode_cmd),
    "spec": RegistryForm("activation/values.toml.j2", _spec_values, str.encode),
    "answer-file": RegistryForm("activation/values.xml.j2", _answer_file_values, str.encode),
}
