"""`activation vamt`: scripts for VAMT, and a reader of its lists. Nothing is run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.inputs import optional_path, require_flags, require_texts
from unattend_gen.api.inputs import paths as path_texts
from unattend_gen.errors import ExitCode, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.activator.vamt.lists import ActivationList
    from unattend_gen.api.inputs import PathInput
    from unattend_gen.catalog.activation_scripts import KeyPlace


@dataclass(frozen=True, slots=True)
class VamtListsOutcome:
    """The content of VAMT lists.

    Attributes:
        lists: one for each file.
    """

    lists: tuple[ActivationList, ...]

    @property
    def exit_code(self) -> ExitCode:
        """1 if a list contains a product key, 4 if the format of one is not published."""
        if any(one.keys for one in self.lists):
            return ExitCode.FINDINGS
        is_complete = all(one.is_published for one in self.lists)
        return ExitCode.CLEAN if is_complete else ExitCode.INCOMPLETE

    def format(self, format_: str = "text") -> str:
        """Return the lists as `text`, `json` or `csv`.

        Raises:
            UsageError: the format is unknown.
        """
        return str(writer("vamt", format_)(self.lists))


def vamt(
    step: str,
    *,
    computers: PathInput | None = None,
    domain: str | None = None,
    file: str | None = None,
    key_at: str | None = None,
    ask_account: bool = False,
) -> bytes:
    """Write the script of a step, for 32-bit Windows PowerShell; it never contains a key.

    Args:
        step: `discover`, `install`, `activate`, `export`, `confirm`, `apply` or `refresh`.
        computers: a CSV file of computers; by default all in the database, where that is safe.
        domain: the domain to discover.
        file: path of the `.cilx` on the computer that runs the script.
        key_at: where the key is when the script runs: `prompt`, `env:NAME` or `file:PATH`.
        ask_account: prompt for another account.

    Raises:
        UsageError: an option is missing, invalid or without effect.
        InputError: the list of computers cannot be used.
    """
    from unattend_gen.activator.scripts.computers import computers as read_computers
    from unattend_gen.activator.vamt import scripts

    require_texts(step=step, domain=domain, file=file, key_at=key_at)
    require_flags(ask_account=ask_account)
    list_path = optional_path("computers", computers)
    chosen = scripts.vamt_step(step)
    options = scripts.VamtOptions(
        step=chosen,
        computers=read_computers(Path(list_path)) if list_path else (),
        domain=domain or "",
        list_file=file or "",
        place=_place(key_at, is_needed=chosen is scripts.VamtStep.INSTALL),
        asks_account=ask_account,
    )
    scripts.require_consistent(options)
    return scripts.vamt_script(options)


def read_vamt(paths: PathInput | Iterable[PathInput]) -> VamtListsOutcome:
    """Read `.cil` and `.cilx` files, as far as their format is published.

    Args:
        paths: files and folders; `-` is standard input.

    Raises:
        SourceError: a path does not exist.
        InputError: a file is not a VAMT list or cannot be read, or there is none.
    """
    from unattend_gen.activator.vamt.lists import activation_list
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.walk.tree import read_paths

    lists = []
    for found in read_paths(path_texts("paths", paths), suffixes=list_suffixes()):
        if isinstance(found, Skipped):
            message = "the list cannot be read"
            raise InputError(message, advice=found.advice, where=found.location.path)
        lists.append(activation_list(found))
    if not lists:
        message = "no VAMT list found"
        raise InputError(message, advice="name a .cil or .cilx file")
    return VamtListsOutcome(tuple(lists))


def list_suffixes() -> tuple[str, ...]:
    """Return the suffixes of files that are read below a folder."""
    from unattend_gen.catalog.activation_lists import SUFFIXES

    return SUFFIXES


def _place(key_at: str | None, *, is_needed: bool) -> KeyPlace | None:
    from unattend_gen.catalog.activation_scripts import key_place

    if key_at is None and not is_needed:
        return None
    return key_place(key_at or "prompt")
