"""An import-linter contract: which third-party packages each room may import.

The contract reads one table. A room that the table does not list may import none.

```toml
[[tool.importlinter.contracts]]
name = "third-party packages"
type = "third_party"
[tool.importlinter.contracts.allowed]
toml = ["tomlkit"]
```
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final, cast

from importlinter import Contract, ContractCheck, fields, output
from importlinter.domain.fields import ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grimp import ImportGraph

_NOT_INSTALLED: Final = frozenset({"_typeshed"})
"""Modules that exist for type checkers only."""


class RoomsField(fields.Field[dict[str, frozenset[str]]]):
    """A table of rooms, each with the list of packages it may import."""

    def parse(self, raw_data: Any) -> dict[str, frozenset[str]]:  # noqa: ANN401 - as read from TOML
        """Return the packages by room."""
        if not isinstance(raw_data, dict):
            message = "expected a table: room = [packages]"
            raise ValidationError(message)
        return {room: frozenset(packages) for room, packages in raw_data.items()}


class ThirdPartyContract(Contract):
    """Rooms import the third-party packages that are listed for them, and no others."""

    type_name = "third_party"

    allowed = RoomsField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 - the interface
        """Compare every import of an external package with the table."""
        # The library replaces a field by its value, which its annotation does not say.
        allowed = cast("Mapping[str, frozenset[str]]", self.allowed)
        root = self.session_options["root_packages"][0]
        rooms = {room_of(module) for module in graph.modules if module.startswith(f"{root}.")}
        violations = sorted(
            (module, package)
            for module, package in external_imports(graph, root)
            if package not in allowed.get(room_of(module), frozenset())
        )
        unknown = sorted(allowed.keys() - rooms)
        metadata = {"violations": violations, "unknown": unknown}
        return ContractCheck(kept=not violations and not unknown, metadata=metadata)

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each import that the table does not allow."""
        for module, package in check.metadata["violations"]:
            output.print_error(f"- {module} imports {package}, which {room_of(module)} may not")
        for room in check.metadata["unknown"]:
            output.print_error(f"- {room} is listed but is not a room")


def external_imports(graph: ImportGraph, root: str) -> set[tuple[str, str]]:
    """Return (module, package) for each import of a package outside the standard library."""
    return {
        (module, package)
        for module in graph.modules
        if module == root or module.startswith(f"{root}.")
        for imported in graph.find_modules_directly_imported_by(module)
        if (package := imported.partition(".")[0]) != root
        and package not in sys.stdlib_module_names
        and package not in _NOT_INSTALLED
    }


def room_of(module: str) -> str:
    """Return the part of a module's name below the root: the room, or the root itself."""
    return module.split(".")[:2][-1]
