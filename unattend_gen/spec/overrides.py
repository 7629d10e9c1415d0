"""What the command line says on top of a spec: `--target`, `--key-from` and `--set`."""

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
    """What the options say.

    Attributes:
        target: of `--target`.
        key_from: secret source of `--key-from`.
        settings: texts of `--set`, each `PASS/COMPONENT/PATH=VALUE`.
    """

    target: str | None = None
    key_from: str | None = None
    settings: Sequence[str] = ()

    def applied_to(self, data: Table) -> Table:
        """The spec's values with those of the options in their places.

        A table that the file has as something else stays as it is: the model will say so.
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
        """The option that each value comes from, for messages in place of a line."""
        options: dict[KeyPath, str] = {}
        if self.target is not None:
            options[_TARGET] = "--target"
        if self.key_from is not None:
            options[_KEY] = "--key-from"
        for path, _ in self._pairs():
            options[_SETTINGS, path] = f"--set {shown((path,))}"
        return options

    def mistakes(self) -> Iterator[PlacedMistake]:
        """One for each text of `--set` that is no setting with a value; it is not shown."""
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
    """Set a value in a copy of its table, as the last so that it wins."""
    present = data.get(table, {})
    if isinstance(present, dict):
        data[table] = {name: old for name, old in present.items() if name != key} | {key: value}
