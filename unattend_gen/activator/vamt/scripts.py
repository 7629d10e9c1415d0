"""PowerShell scripts for the VAMT module, one per step of discovery, installation and activation.

Exports contain neither product keys nor names. No script contains the key that `install` needs; it
reads the key when it runs.

Source:
    VAMT notes §3, §4: cmdlets and steps of proxy activation; the module runs only in 32-bit
    Windows PowerShell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import choose, render, windows_lines
from unattend_gen.catalog.activation_scripts import PlaceKind
from unattend_gen.core.key_search import without_keys
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.activation_scripts import KeyPlace

_LIST_FILE: Final = re.compile(r"[A-Za-z0-9 _.\\:()-]{1,200}\.cilx", re.IGNORECASE)
_DOMAIN: Final = re.compile(r"[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*")


class VamtStep(StrEnum):
    """The purpose of a script, in the order of proxy activation."""

    DISCOVER = "discover"
    INSTALL = "install"
    ACTIVATE = "activate"
    EXPORT = "export"
    CONFIRM = "confirm"
    APPLY = "apply"
    REFRESH = "refresh"


_WITH_COMPUTERS: Final = frozenset({VamtStep.INSTALL, VamtStep.ACTIVATE})
_WITH_FILE: Final = frozenset({VamtStep.EXPORT, VamtStep.CONFIRM, VamtStep.APPLY})
_WITHOUT_ACCOUNT: Final = frozenset({VamtStep.EXPORT})
_WITHOUT_COMPUTERS: Final = frozenset({VamtStep.CONFIRM})


@dataclass(frozen=True, slots=True)
class VamtOptions:
    """The script to write.

    Attributes:
        computers: the computers to work on; empty for all in the database, where that is safe.
        domain: the Active Directory domain to discover, or empty.
        list_file: path of the `.cilx` on the computer that runs the script, or empty.
        place: where the key is when the script runs; None for a step without a key.
        asks_account: whether the script prompts for an account of the computers or the proxy.
    """

    step: VamtStep
    computers: tuple[str, ...] = ()
    domain: str = ""
    list_file: str = ""
    place: KeyPlace | None = None
    asks_account: bool = False


def vamt_step(name: str) -> VamtStep:
    """Return the step with this name.

    Raises:
        UsageError: the name is unknown.
    """
    advice = "write a step for a script, or read to show lists"
    return choose({step.value: step for step in VamtStep}, name, advice, kind="step")


def require_consistent(options: VamtOptions) -> None:
    """Check that the step has all options that it needs, and no others.

    Raises:
        UsageError: an option is missing, wrong or without effect.
    """
    for is_wrong, message, advice in _conflicts(options):
        if is_wrong:
            raise UsageError(message, advice=advice)


def vamt_script(options: VamtOptions) -> bytes:
    """Return the script of a step, in ASCII with the line endings of Windows."""
    place = options.place
    values = {
        "step": options.step.value,
        "computers": list(options.computers),
        "domain": options.domain,
        "list_file": options.list_file,
        "asks_account": options.asks_account,
        "asks_computers": options.asks_account and options.step is not VamtStep.CONFIRM,
        "place": {"kind": place.kind.value, "name": place.name} if place else None,
        "account": " @Account" if options.asks_account else "",
    }
    name = f"activation/vamt-{options.step.value}.ps1.j2"
    return windows_lines(render(name, values, is_bounded=False)).encode("ascii")


def _conflicts(options: VamtOptions) -> Iterator[tuple[bool, str, str]]:
    """Yield each possible conflict: whether it applies, its message and its advice."""
    step = options.step
    is_discovery = step is VamtStep.DISCOVER
    yield (
        is_discovery and bool(options.computers) is bool(options.domain),
        "discover needs either a list of computers or a domain",
        "pass --computers FILE.csv or --domain NAME",
    )
    yield (
        bool(options.domain) and not is_discovery,
        "--domain applies only to discover",
        "pass --computers to select computers",
    )
    yield (
        bool(options.domain) and not _DOMAIN.fullmatch(options.domain),
        "--domain is not a valid domain name",
        "write the DNS name, such as corp.contoso.com",
    )
    yield (
        step in _WITH_COMPUTERS and not options.computers,
        f"{step.value} spends activations, so it needs a list of computers",
        "pass --computers FILE.csv",
    )
    yield (
        step in _WITHOUT_COMPUTERS and bool(options.computers),
        "the list file determines which computers are confirmed",
        "omit --computers",
    )
    yield from _file_conflicts(options)
    yield from _secret_conflicts(options)


def _file_conflicts(options: VamtOptions) -> Iterator[tuple[bool, str, str]]:
    needs_file = options.step in _WITH_FILE
    yield (
        needs_file and not _LIST_FILE.fullmatch(options.list_file),
        f"{options.step.value} needs a file whose name ends in .cilx",
        r"pass --file C:\proxy\site.cilx, with ASCII letters only",
    )
    yield (
        not needs_file and bool(options.list_file),
        "--file applies only to export, confirm and apply",
        "omit it",
    )


def _secret_conflicts(options: VamtOptions) -> Iterator[tuple[bool, str, str]]:
    kinds = {PlaceKind.PROMPT, PlaceKind.ENV, PlaceKind.FILE}
    yield (
        options.place is not None and options.step is not VamtStep.INSTALL,
        "--key-at applies only to install, the one step that needs a key",
        "omit it",
    )
    yield (
        options.place is not None and options.place.kind not in kinds,
        "install needs the key to be available when the script runs",
        r"pass --key-at prompt, env:NAME or file:C:\path\of\a\file",
    )
    yield (
        any(without_keys(text) != text for text in (options.domain, options.list_file)),
        "--domain or --file contains a product key",
        "scripts never contain a key; use --key-at to say where it is",
    )
    yield (
        options.asks_account and options.step in _WITHOUT_ACCOUNT,
        "export contacts neither computers nor a proxy",
        "omit --ask-account",
    )
