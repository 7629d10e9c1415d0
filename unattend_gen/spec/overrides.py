"""Options that override a spec: `--target`, `--key-from` and `--set`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.key_path import PlacedMistake, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.toml.text import Table

_TARGET: Final = ("target",)
_KEY: Final = ("product_key", "activation")
_SETTINGS: Final = "settings"


@dataclass(frozen=True, slots=True)
class Overrides:
    """The values of the options.

    Attributes:
        target: value of `--target`.
        key_from: secret source of `--key-from`.
        settings: values of `--set`, each `PASS/COMPONENT/PATH=VALUE`.
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
            _put(changed, *_KEY, self.key_from)
        for path, value in self._pairs():
            _put(changed, _SETTINGS, path, value)
        return changed

    def origins(self) -> Mapping[KeyPath, str]:
        """Return the option that each value comes from, which messages show instead of a line."""
        options: dict[KeyPath, str] = {}
        if self.target is not None:
            options[_TARGET] = "--target"
        if self.key_from is not None:
            options[_KEY] = "--key-from"
        for path, _ in self._pairs():
            options[_SETTINGS, path] = f"--set {shown((path,))}"
        return options

    def mistakes(self) -> Iterator[PlacedMistake]:
        """Yield an error for each `--set` without a value; the text may hold a secret."""
        for number, text in enumerate(self.settings, start=1):
            if "=" not in text:
                message = f"the --set option number {number} has no equals sign"
                yield PlacedMistake((), message, 'write --set "PASS/COMPONENT/PATH=VALUE"')

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for text in self.settings:
            path, equals, value = text.partition("=")
            if equals:
                yield path.strip(), value


def _put(data: Table, table: str, key: str, value: str) -> None:
    """Set a value in a copy of its table, as the last entry, which takes precedence."""
    present = data.get(table, {})
    if isinstance(present, dict):
        data[table] = {name: old for name, old in present.items() if name != key} | {key: value}
