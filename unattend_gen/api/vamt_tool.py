"""`activation vamt`: scripts for the module of VAMT, and what its lists tell. Nothing is run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.errors import ExitCode, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from unattend_gen.activator.vamt.lists import ActivationList
    from unattend_gen.catalog.activation_scripts import KeyPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class VamtRequest:
    """What one script of VAMT is asked for.

    Attributes:
        step: `discover`, `install`, `activate`, `export`, `confirm`, `apply` or `refresh`.
        computers: a CSV file of computers, or None for all in the database, where that is safe.
        domain: the domain to discover, or None.
        list_file: the `.cilx` as the script names it, or None.
        key_at: where the key is when the script runs, `prompt`, `env:NAME` or `file:PATH`.
        asks_account: whether the script asks for another account.
    """

    step: str
    computers: Path | None = None
    domain: str | None = None
    list_file: str | None = None
    key_at: str | None = None
    asks_account: bool = False


@dataclass(frozen=True, slots=True)
class VamtLists:
    """Lists as they are told, and the exit code that says what is in them."""

    text: str
    exit_code: ExitCode


def vamt_script(request: VamtRequest) -> bytes:
    """The script of a step, for 32-bit Windows PowerShell; no key stands in it.

    Raises:
        UsageError: the step lacks something, or was given what means nothing to it.
        InputError: the list of computers cannot be used.
    """
    from unattend_gen.activator.scripts.computers import computers
    from unattend_gen.activator.vamt.scripts import VamtStep, VamtWish, demand_sense, vamt_step
    from unattend_gen.activator.vamt.scripts import vamt_script as script

    step = vamt_step(request.step)
    wish = VamtWish(
        step,
        computers(request.computers) if request.computers else (),
        request.domain or "",
        request.list_file or "",
        _place(request.key_at, is_needed=step is VamtStep.INSTALL),
        request.asks_account,
    )
    demand_sense(wish)
    return script(wish)


def read_vamt_lists(paths: Sequence[str], form: str = "text") -> VamtLists:
    """What `.cil` and `.cilx` files tell, as far as their layout is published.

    Args:
        paths: files and folders; `-` is standard input.
        form: `text`, `json` or `csv`.

    Raises:
        UsageError: no such form.
        SourceError: a path does not exist.
        InputError: a file is no list, cannot be read, or there is none.
    """
    from unattend_gen.activator.vamt.formats import demand_form, written
    from unattend_gen.activator.vamt.lists import activation_list
    from unattend_gen.catalog.activation_lists import SUFFIXES
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.walk.tree import read_paths

    demand_form(form)
    lists = []
    for found in read_paths(tuple(paths), suffixes=SUFFIXES):
        if isinstance(found, Skipped):
            message = "the list cannot be read"
            raise InputError(message, advice=found.advice, where=found.location.path)
        lists.append(activation_list(found))
    if not lists:
        message = "there is no list of VAMT here"
        raise InputError(message, advice="name a .cil or .cilx file")
    return VamtLists(written(lists, form), _exit_code(lists))


def _exit_code(lists: Sequence[ActivationList]) -> ExitCode:
    if any(one.keys for one in lists):
        return ExitCode.FINDINGS
    is_whole = all(one.is_published for one in lists)
    return ExitCode.CLEAN if is_whole else ExitCode.INCOMPLETE


def _place(key_at: str | None, *, is_needed: bool) -> KeyPlace | None:
    from unattend_gen.catalog.activation_scripts import key_place

    if key_at is None and not is_needed:
        return None
    return key_place(key_at or "prompt")
