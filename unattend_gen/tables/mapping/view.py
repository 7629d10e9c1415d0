"""What readers of tables look at: the settings by path, secrets by the name of their variable."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from unattend_gen.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class View:
    """The settings of an answer file for one architecture.

    Attributes:
        values: what is said, by the text of its path.
        variables: the environment variable for each secret, by the same.
        windows: the Windows version that the spec will name.
    """

    values: Mapping[str, str | Secret]
    variables: Mapping[str, str]
    windows: str

    def text(self, path: str) -> str | None:
        """A value that is there and no secret."""
        value = self.values.get(path)
        return value if isinstance(value, str) else None

    def number(self, path: str) -> int | None:
        """A value that is a whole number, written as one is."""
        text = self.text(path)
        is_number = text is not None and text.isascii() and text.isdigit()
        return int(text) if text is not None and is_number and str(int(text)) == text else None

    def truth(self, path: str) -> bool | None:
        """A value that is true or false, in lower case."""
        return {"true": True, "false": False}.get(self.text(path) or "")

    def secret(self, path: str) -> Secret | None:
        """A value that is a secret."""
        value = self.values.get(path)
        return value if isinstance(value, Secret) else None

    def source(self, path: str) -> str | None:
        """Where a spec finds the secret of this path."""
        return f"env:{self.variables[path]}" if path in self.variables else None

    def items(self, path: str) -> Iterator[str]:
        """The paths of the items of a list, as far as they are numbered without a gap."""
        for number in count(1):
            item = f"{path}[{number}]"
            if not any(each == item or each.startswith(f"{item}/") for each in self.values):
                return
            yield item


def given(table: Mapping[str, object]) -> dict[str, object]:
    """The keys of a table that have a value."""
    return {key: value for key, value in table.items() if value is not None}
