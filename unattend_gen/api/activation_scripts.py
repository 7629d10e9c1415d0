"""`activation script`: what installs a MAK and activates, as a file to be read before it is run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.catalog.activation_scripts import KeyPlace, ScriptForm
    from unattend_gen.spec.spec import Spec


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptRequest:
    """What `activation script` is asked for.

    Attributes:
        spec: a spec that says the Windows version, and whether Setup installs the key.
        windows: the release that the script is for; wins over that of the spec.
        form: `slmgr`, `cim` or `oslicense`; by the release if None.
        wrapping: `file`, `setup-complete` or `spec`.
        key_at: where the key is on the machine: `prompt`, `env:NAME`, `file:PATH`, `installed`.
        key_from: secret source of a key that is to stand in the script itself, or None.
        computers: a CSV file of other computers, or None for the machine that runs the script.
        asks_account: whether slmgr on other computers is given another account.
        deletes_key_file: whether the file of the key goes once Windows is licensed.
    """

    spec: Path | None = None
    windows: str | None = None
    form: str | None = None
    wrapping: str = "file"
    key_at: str | None = None
    key_from: str | None = None
    computers: Path | None = None
    asks_account: bool = False
    deletes_key_file: bool = False


@dataclass(frozen=True, slots=True)
class ActivationScript:
    """What came of it.

    Attributes:
        data: the script as its file has it. It holds the key where that was asked for.
        suffix: the ending that its file should have.
        warnings: what whoever runs it has to know.
        holds_secret: whether a key stands in it.
    """

    data: bytes
    suffix: str
    warnings: tuple[str, ...]
    holds_secret: bool

    def __repr__(self) -> str:
        """Everything but the script."""
        return f"ActivationScript({self.suffix!r}, holds_secret={self.holds_secret})"


def activation_script(request: ScriptRequest) -> ActivationScript:
    """The script that installs a MAK and activates Windows. Nothing is run and nobody is asked.

    Raises:
        UsageError: what is asked for does not go together.
        InputError: the spec, the key or the list of computers cannot be used.
    """
    from unattend_gen.activator.scripts.computers import computers
    from unattend_gen.activator.scripts.script import (
        ScriptWish,
        Wrapping,
        demand_sense,
        script,
        warnings,
        wrapping,
    )
    from unattend_gen.spec.keys import read_mak

    spec = _spec(request.spec)
    form = _form(request, spec)
    wish = ScriptWish(
        form,
        _place(request, spec),
        wrapping(request.wrapping),
        computers(request.computers) if request.computers else (),
        request.asks_account,
        request.deletes_key_file,
    )
    demand_sense(wish)
    key = read_mak(request.key_from) if request.key_from else None
    suffixes = {Wrapping.SETUP_COMPLETE: ".cmd", Wrapping.SPEC: ".toml"}
    suffix = suffixes.get(wish.wrapping, form.suffix)
    return ActivationScript(script(wish, key), suffix, tuple(warnings(wish)), key is not None)


def _spec(path: Path | None) -> Spec | None:
    from unattend_gen.core.key_search import holds_key
    from unattend_gen.errors import SecretSourceError
    from unattend_gen.renderer.target import target_facts
    from unattend_gen.spec.load import load_spec

    if path is not None and holds_key(str(path)):
        message = "a product key never stands on the command line; the shell keeps it"
        advice = "say with --key-at where it is when the script runs: prompt, env:NAME, file:PATH"
        raise SecretSourceError(message, advice=advice)
    return load_spec(path, target_facts()) if path else None


def _form(request: ScriptRequest, spec: Spec | None) -> ScriptForm:
    from unattend_gen.catalog.activation_scripts import ScriptForm, form_for
    from unattend_gen.catalog.windows import windows_version

    if request.form is not None and request.form not in set(ScriptForm):
        message = f"no such form; there are {', '.join(ScriptForm)}"
        raise UsageError(message, advice="leave --form out to have it chosen by --windows")
    windows = request.windows or (spec.windows if spec else None)
    version = windows_version(windows) if windows else None
    if request.form is not None:
        return ScriptForm(request.form)
    return form_for(version) if version else ScriptForm.CIM


def _place(request: ScriptRequest, spec: Spec | None) -> KeyPlace:
    """Where the key will be; Setup installs the one that a spec has."""
    from unattend_gen.catalog.activation_scripts import EMBEDDED, INSTALLED, key_place

    if request.key_from is not None:
        if request.key_at is not None:
            message = "a key that stands in the script is nowhere else"
            raise UsageError(message, advice="leave out --key-at, or --embed-key and --key-from")
        return EMBEDDED
    has_key = spec is not None and spec.product_key is not None and spec.product_key.activation
    if request.key_at is None and has_key:
        return INSTALLED
    return key_place(request.key_at or "prompt")
