"""PowerShell of the VAMT module, step by step: discover, install, activate, and by proxy.

Exports are made without product keys and without names; no script asks for either. The key of
`install` comes when the script runs, and none stands in a script.

Source:
    VAMT notes §3, §4: cmdlets and steps of proxy activation; the module runs in 32-bit Windows
    PowerShell alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.activation_scripts import PlaceKind
from unattend_gen.core.key_search import without_keys
from unattend_gen.errors import UsageError
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.activation_scripts import KeyPlace

_LIST_FILE: Final = re.compile(r"[A-Za-z0-9 _.\\:()-]{1,200}\.cilx", re.IGNORECASE)
_DOMAIN: Final = re.compile(r"[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*")


class VamtStep(StrEnum):
    """What one script does; the order is that of proxy activation."""

    DISCOVER = "discover"
    INSTALL = "install"
    ACTIVATE = "activate"
    EXPORT = "export"
    CONFIRM = "confirm"
    APPLY = "apply"
    REFRESH = "refresh"


_NEED_COMPUTERS: Final = frozenset({VamtStep.INSTALL, VamtStep.ACTIVATE})
_NEED_FILE: Final = frozenset({VamtStep.EXPORT, VamtStep.CONFIRM, VamtStep.APPLY})
_ASK_NOBODY: Final = frozenset({VamtStep.EXPORT})
_KNOW_NO_COMPUTERS: Final = frozenset({VamtStep.CONFIRM})


@dataclass(frozen=True, slots=True)
class VamtWish:
    """What is asked for.

    Attributes:
        computers: those that it is done for; none for all in the database, where that is safe.
        domain: the domain of Active Directory to discover, or empty.
        list_file: the `.cilx` on the machine that runs the script, or empty.
        place: where the key is then; None for a step that needs none.
        asks_account: whether another account is asked for: of the computers, or of the proxy.
    """

    step: VamtStep
    computers: tuple[str, ...] = ()
    domain: str = ""
    list_file: str = ""
    place: KeyPlace | None = None
    asks_account: bool = False


def vamt_step(name: str) -> VamtStep:
    """The step of this name.

    Raises:
        UsageError: naming those there are.
    """
    if name not in set(VamtStep):
        message = f"no such step; there are {', '.join(VamtStep)}, and read"
        raise UsageError(message, advice="the page on VAMT says in which order they go")
    return VamtStep(name)


def demand_sense(wish: VamtWish) -> None:
    """See that a step has what it needs, and nothing that means nothing to it.

    Raises:
        UsageError: it does not.
    """
    for is_wrong, message, advice in _contradictions(wish):
        if is_wrong:
            raise UsageError(message, advice=advice)


def vamt_script(wish: VamtWish) -> bytes:
    """The script of a step as its file has it; what goes into it is ASCII."""
    place = wish.place
    values = {
        "step": wish.step.value,
        "computers": list(wish.computers),
        "domain": wish.domain,
        "list_file": wish.list_file,
        "asks_account": wish.asks_account,
        "asks_computers": wish.asks_account and wish.step is not VamtStep.CONFIRM,
        "place": {"kind": place.kind.value, "name": place.name} if place else None,
        "account": " @Account" if wish.asks_account else "",
    }
    text = Templates().render(f"activation/vamt-{wish.step.value}.ps1.j2", values, is_bounded=False)
    return text.replace("\n", "\r\n").encode("ascii")


def _contradictions(wish: VamtWish) -> Iterator[tuple[bool, str, str]]:
    step = wish.step
    is_discovery = step is VamtStep.DISCOVER
    yield (
        is_discovery and bool(wish.computers) is bool(wish.domain),
        "what is to be discovered is a list of computers or a domain",
        "give --computers FILE.csv or --domain NAME",
    )
    yield (
        bool(wish.domain) and not is_discovery,
        "--domain is for discover",
        "give --computers to say which of them are meant",
    )
    yield (
        bool(wish.domain) and not _DOMAIN.fullmatch(wish.domain),
        "this is no name of a domain",
        "write it as DNS has it, such as corp.contoso.com",
    )
    yield (
        step in _NEED_COMPUTERS and not wish.computers,
        f"{step.value} spends activations, and has to know for which computers",
        "give --computers FILE.csv",
    )
    yield (
        step in _KNOW_NO_COMPUTERS and bool(wish.computers),
        "the file says which computers are confirmed",
        "leave --computers out",
    )
    yield from _about_the_file(wish)
    yield from _about_secrets(wish)


def _about_the_file(wish: VamtWish) -> Iterator[tuple[bool, str, str]]:
    needs = wish.step in _NEED_FILE
    yield (
        needs and not _LIST_FILE.fullmatch(wish.list_file),
        f"{wish.step.value} needs a file that ends in .cilx",
        r"give --file C:\proxy\site.cilx, in plain letters",
    )
    yield (
        not needs and bool(wish.list_file),
        "--file is for export, confirm and apply",
        "leave it out",
    )


def _about_secrets(wish: VamtWish) -> Iterator[tuple[bool, str, str]]:
    kinds = {PlaceKind.PROMPT, PlaceKind.ENV, PlaceKind.FILE}
    yield (
        wish.place is not None and wish.step is not VamtStep.INSTALL,
        "--key-at is for install, the one step that needs a key",
        "leave it out",
    )
    yield (
        wish.place is not None and wish.place.kind not in kinds,
        "VAMT installs a key, so it has to be somewhere",
        r"give --key-at prompt, env:NAME or file:C:\path\of\a\file",
    )
    yield (
        any(without_keys(text) != text for text in (wish.domain, wish.list_file)),
        "a product key stands where a domain or a file is named",
        "a key never stands in a script; say with --key-at where it is",
    )
    yield (
        wish.asks_account and wish.step in _ASK_NOBODY,
        "export asks no computer and no proxy",
        "leave --ask-account out",
    )
