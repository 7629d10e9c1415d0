"""Marks in the type of a key that say which setting it sets, or which command it adds.

```python
enabled: Annotated[bool, Sets("offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA")]
```

`marked.py` reads them in both directions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic_core import core_schema

from unattend_gen.catalog.known_setting import unfit
from unattend_gen.catalog.load import catalog
from unattend_gen.errors import CatalogError, InputError
from unattend_gen.tables.mapping.additions import Command, Place, setting_path
from unattend_gen.tables.model.base import rejected

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.core.passes import Pass
    from unattend_gen.core.secret import SecretKind
    from unattend_gen.tables.mapping.transforms import Transform
    from unattend_gen.tables.mapping.view import FoundCommand

ITEM: Final = "[n]"
"""The number of a list item in the path of a mark."""


@dataclass(frozen=True, slots=True, eq=False)
class Needs:
    """A setting that a key needs although a mapping writes it, for the check against Windows.

    Attributes:
        path: PASS/COMPONENT/ELEMENT…, the only place where it is written.
    """

    path: str


@dataclass(frozen=True, slots=True, eq=False)
class Sets(Needs):
    """The setting that a key sets; a key may have several.

    Attributes:
        transform: between value and text; by the type of the key unless given. For a secret
            source the kind of the secret.
        is_usual: whether the table itself sets it; otherwise only its table for that pass does.
    """

    transform: Transform | SecretKind | None = None
    is_usual: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class InPass:
    """A table inside a table that sets the same keys in one pass only.

    Attributes:
        pass_: whose settings it sets, after those that the outer table sets there.
    """

    pass_: Pass


class _Limited:
    """A text that has to keep the limits of a setting.

    The catalog is read when the first such text is, not when the models are made.
    """

    __slots__ = ()
    path: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check the limits after the declared type."""
        return fitting(self.path, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        """Add the length; characters are checked when the spec is read."""
        return with_length(self.path, handler(schema))


@dataclass(frozen=True, slots=True, eq=False)
class Fits(_Limited, Sets):
    """The setting that a text sets, and whose limits it has to keep."""


@dataclass(frozen=True, slots=True, eq=False)
class Bounded(_Limited):
    """A text that has to keep the limits of a setting that a mapping writes."""

    path: str


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """The command that a key adds; one for each item of a list.

    Attributes:
        pass_: whose command list gets it.
        line: the command line, with `{text}` for the text of the value.
        description: a remark for people; `{text}` as above, `{value}` for the value itself.
        transform: between value and text; by the type of the key unless given.
        place: among the commands of the pass.
    """

    pass_: Pass
    line: str
    description: str
    transform: Transform | None = None
    place: Place = Place.TABLE

    def command(self, value: object, transform: Transform) -> Command | None:
        """Return the command for a value, if the value has one."""
        text = transform.to_text(value)
        if text is None:
            return None
        line = self.line.replace("{text}", text)
        return Command(self.pass_, line, self._description(value, text), self.place)

    def value(self, found: FoundCommand, transform: Transform) -> object | None:
        """Return the value that adds a command, if one does."""
        before, _, after = self.line.partition("{text}")
        is_long = len(found.line) >= len(before) + len(after)
        if not (is_long and found.line.startswith(before) and found.line.endswith(after)):
            return None
        text = found.line[len(before) : len(found.line) - len(after)]
        value = transform.from_text(text)
        is_ours = value is not None and self._description(value, text) == found.description
        return value if is_ours else None

    def _description(self, value: object, text: str) -> str:
        return self.description.replace("{text}", text).replace("{value}", str(value))


def fact(path: str) -> Setting:
    """Return what the catalog knows about the setting of a mark.

    Raises:
        CatalogError: the catalog lacks the setting.
    """
    parsed = setting_path(path.replace(ITEM, ""))
    component = catalog().component(parsed.component)
    if component is None or parsed.catalog_path not in component.settings:
        message = f"the catalog lacks {path}"
        raise CatalogError(message, advice="reinstall unattend-gen")
    return component.settings[parsed.catalog_path]


def require_fit(path: str, value: str) -> None:
    """Require a text that keeps the limits of a setting.

    Raises:
        InputError: it does not.
    """
    found = unfit(fact(path), value)
    if found is not None:
        raise InputError(found.message, advice=found.advice)


def fitting(path: str, schema: CoreSchema) -> CoreSchema:
    """Return the schema of a text with the limits of a setting checked after it."""

    def check(value: str) -> str:
        found = unfit(fact(path), value)
        if found is not None:
            raise rejected(found.message, advice=found.advice)
        return value

    return core_schema.no_info_after_validator_function(check, schema)


def with_length(path: str, schema: dict[str, object]) -> dict[str, object]:
    """Return the JSON Schema of a text with the length that a setting takes."""
    most = fact(path).max_length
    return {**schema, **({} if most is None else {"maxLength": most})}
