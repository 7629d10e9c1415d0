"""Options that override a spec: `--target`, `--key-from` and `--set`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.core.display import quoted
from unattend_gen.core.key_path import PlacedMistake, shown
from unattend_gen.core.secret_source import FileSource, parse_source
from unattend_gen.errors import InputError
from unattend_gen.spec.columns import column, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.toml.text import Table

_TARGET: Final = ("target",)
_KEY: Final = ("product_key", "activation")
_SETTINGS: Final = "settings"
_EXAMPLE: Final = 'write --set "computer.name=VALUE" or --set "PASS/COMPONENT/PATH=VALUE"'


@dataclass(frozen=True)
class Overrides:
    """The values of the options.

    Attributes:
        target: value of `--target`.
        key_from: secret source of `--key-from`.
        settings: values of `--set`, each `KEY=VALUE` or `PASS/COMPONENT/PATH=VALUE`.
    """

    target: str | None = None
    key_from: str | None = None
    settings: Sequence[str] = ()

    def applied_to(self, data: Table) -> Table:
        """Return the values of a spec with those of the options applied.

        Where the file has something else than a table, the value is unchanged; the model reports
        it.
        """
        changed = dict(data)
        if self.target is not None:
            changed["target"] = self.target
        if self.key_from is not None:
            _put(changed, *_KEY, from_working_folder(self.key_from))
        for path, value in self._values[0]:
            if path[0] == _SETTINGS:
                _put(changed, _SETTINGS, str(path[1]), str(value))
            else:
                changed = _replaced(changed, path, value)
        return changed

    def origins(self) -> Mapping[KeyPath, str]:
        """Return the option that each value comes from, which messages show instead of a line."""
        options: dict[KeyPath, str] = {}
        if self.target is not None:
            options[_TARGET] = "--target"
        if self.key_from is not None:
            options[_KEY] = "--key-from"
        for path, _ in self._values[0]:
            named = (path[1],) if path[0] == _SETTINGS else path
            options[path] = f"--set {shown(named)}"
        return options

    def mistakes(self) -> Iterator[PlacedMistake]:
        """Yield an error for each `--set` that names nothing; a value may hold a secret."""
        yield from self._values[1]

    @cached_property
    def _values(self) -> tuple[list[tuple[KeyPath, str | int]], list[PlacedMistake]]:
        """Return the place and value of each `--set`, and the mistakes in the others."""
        values: list[tuple[KeyPath, str | int]] = []
        mistakes: list[PlacedMistake] = []
        for number, text in enumerate(self.settings, start=1):
            name, equals, value = text.partition("=")
            name = name.strip()
            if not equals:
                message = f"the --set option number {number} has no equals sign"
                mistakes.append(PlacedMistake((), message, _EXAMPLE))
            elif "/" in name:
                values.append(((_SETTINGS, name), value))
            else:
                try:
                    found = column(number, name)
                    values.append((found.path, found.value(from_working_folder(value))))
                except InputError as error:
                    named = quoted(name, may_hold_secret=False)
                    message = f"--set {named} {error.message}"
                    mistakes.append(PlacedMistake((), message, error.advice))
        return values, mistakes


def from_working_folder(value: str) -> str:
    """Return the source of a file that an option names with its folder; other values unchanged.

    The sources of a spec are relative to the folder of the spec, those of a command line are not.
    """
    try:
        source = parse_source(value)
    except InputError:
        return value
    return str(source.below(Path.cwd())) if isinstance(source, FileSource) else value


def _replaced(data: Table, path: KeyPath, value: str | int) -> Table:
    """Return the values with one replaced; unchanged where the file has no table, as reported."""
    try:
        changed = replaced(data, path, value)
    except InputError:
        return data
    return changed if isinstance(changed, dict) else data


def _put(data: Table, table: str, key: str, value: str) -> None:
    """Set a value in a copy of its table, as the last entry, which takes precedence."""
    present = data.get(table, {})
    if isinstance(present, dict):
        data[table] = {name: old for name, old in present.items() if name != key} | {key: value}
