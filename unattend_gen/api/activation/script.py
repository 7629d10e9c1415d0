"""`activation script`: a script that installs a MAK and activates Windows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.api.inputs import optional_names, optional_path, require_flags, require_texts
from unattend_gen.api.secret_values import reader
from unattend_gen.errors import SecretSourceError, UsageError

if TYPE_CHECKING:
    from unattend_gen.api.inputs import Names, PathInput
    from unattend_gen.api.secret_values import Secrets
    from unattend_gen.catalog.activation_scripts import KeyPlace, ScriptForm
    from unattend_gen.spec.spec import Spec


@dataclass(frozen=True, slots=True)
class ActivationScript:
    """A script; its repr does not show the content.

    Attributes:
        data: the bytes of the file. They contain the key if `key_from` was given.
        suffix: the suffix that the file needs on Windows.
        warnings: what the person who runs the script must know.
        holds_secret: whether the script contains a key.
    """

    data: bytes
    suffix: str
    warnings: tuple[str, ...]
    holds_secret: bool

    def __repr__(self) -> str:
        """Return everything but the script."""
        return f"ActivationScript({self.suffix!r}, holds_secret={self.holds_secret})"


def script(
    spec: PathInput | None = None,
    *,
    windows: str | None = None,
    form: str | None = None,
    wrapping: str = "file",
    key_at: str | None = None,
    delete_key_file: bool = False,
    computers: PathInput | None = None,
    ask_account: bool = False,
    key_from: str | None = None,
    allow_sources: Names | None = None,
    secrets: Secrets | None = None,
) -> ActivationScript:
    """Write a script that installs a MAK, activates Windows and verifies the licence status.

    Args:
        spec: a spec with the Windows release; if Setup installs its key, the script only activates.
        windows: the release that the script is for; overrides that of the spec.
        form: `slmgr`, `cim` or `oslicense`; by default the best one for the release.
        wrapping: `file`, `setup-complete` or `spec` (option `--as`).
        key_at: where the key is when the script runs: `prompt`, `env:NAME`, `file:PATH` or
            `installed`.
        delete_key_file: delete the key file once Windows is licensed.
        computers: a CSV file of remote computers; by default the script works on its own computer.
        ask_account: with slmgr on remote computers, prompt for another account.
        key_from: secret source of a key to embed in the script (option `--embed-key`).
        allow_sources: the secret sources that may be read, such as `env` and `file:DIR`; all of
            them unless given.
        secrets: values instead of the variables that `env:NAME` reads.

    Raises:
        UsageError: an option is invalid, or two cannot be combined.
        InputError: the spec, the key or the list of computers cannot be used.
    """
    from unattend_gen.activator.formats import choose
    from unattend_gen.activator.scripts import script as engine
    from unattend_gen.activator.scripts.computers import computers as read_computers
    from unattend_gen.spec.keys import read_mak

    require_texts(windows=windows, form=form, wrapping=wrapping, key_at=key_at, key_from=key_from)
    require_flags(delete_key_file=delete_key_file, ask_account=ask_account)
    loaded = _spec(optional_path("spec", spec))
    chosen = _form(form, windows or (loaded.windows if loaded else None))
    list_path = optional_path("computers", computers)
    wrappings = {one.value: one for one in engine.Wrapping}
    options = engine.ScriptOptions(
        form=chosen,
        place=_place(key_at, key_from, loaded),
        wrapping=choose(wrappings, wrapping, "omit --as for file", kind="value of --as"),
        computers=read_computers(Path(list_path)) if list_path else (),
        asks_account=ask_account,
        deletes_key_file=delete_key_file,
    )
    engine.require_consistent(options)
    read = reader(secrets, optional_names("allow_sources", allow_sources))
    key = read_mak(key_from, read) if key_from else None
    suffixes = {engine.Wrapping.SETUP_COMPLETE: ".cmd", engine.Wrapping.SPEC: ".toml"}
    suffix = suffixes.get(options.wrapping, chosen.suffix)
    warnings = tuple(engine.warnings(options))
    return ActivationScript(engine.script(options, key), suffix, warnings, key is not None)


def _spec(path: str | None) -> Spec | None:
    from unattend_gen.core.key_search import holds_key
    from unattend_gen.renderer.target import target_facts
    from unattend_gen.spec.load import load_spec

    if path is not None and holds_key(path):
        message = "a product key must not be an argument: the history and process list keep it"
        advice = "use --key-at to say where it is when the script runs: prompt, env:NAME, file:PATH"
        raise SecretSourceError(message, advice=advice)
    return load_spec(Path(path), target_facts()) if path else None


def _form(name: str | None, windows: str | None) -> ScriptForm:
    from unattend_gen.activator.formats import choose
    from unattend_gen.catalog.activation_scripts import ScriptForm, form_for
    from unattend_gen.catalog.windows import windows_version

    version = windows_version(windows) if windows else None
    if name is not None:
        forms = {one.value: one for one in ScriptForm}
        return choose(forms, name, "omit --form to have --windows select it", kind="form")
    return form_for(version) if version else ScriptForm.CIM


def _place(key_at: str | None, key_from: str | None, spec: Spec | None) -> KeyPlace:
    """Return where the script finds the key; Setup installs the key of a spec."""
    from unattend_gen.catalog.activation_scripts import EMBEDDED, INSTALLED, key_place

    if key_from is not None:
        if key_at is not None:
            message = "a script cannot both contain the key and read it when it runs"
            raise UsageError(message, advice="omit --key-at, or --embed-key and --key-from")
        return EMBEDDED
    has_key = spec is not None and spec.product_key is not None and spec.product_key.activation
    if key_at is None and has_key:
        return INSTALLED
    return key_place(key_at or "prompt")
