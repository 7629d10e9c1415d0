"""`[architectures]`: further architectures, for which components are repeated.

Source:
    Vendor reference: a component is used by the Windows of its `processorArchitecture`; `wow64`
    components configure 32-bit programs. Public answer files repeat components for each.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from unattend_gen.core.passes import Pass
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Planned
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.model.base import Parsed, Table, text


def _components(value: object) -> tuple[str, ...] | Literal[True]:
    if value is True:
        return True
    if not isinstance(value, list | tuple) or not value:
        message = "should be true or a list of components"
        raise InputError(message, advice='write true, or ["specialize/COMPONENT"]')
    return tuple(map(_component, value))


def _component(value: object) -> str:
    written = text(value)
    pass_, _, component = written.partition("/")
    if pass_ not in frozenset(Pass) or not component or "/" in component:
        message = "should be a pass and a component"
        raise InputError(message, advice='write "specialize/Microsoft-Windows-Shell-Setup"')
    return written


_SCHEMA: Final = {
    "anyOf": [
        {"const": True},
        {"type": "array", "items": {"type": "string", "pattern": f"^({'|'.join(Pass)})/[^/]+$"}},
    ]
}
Components: TypeAlias = Annotated[
    tuple[str, ...] | Literal[True] | None,
    Parsed(_components, _SCHEMA),
    Field(description="true for all components, or a list such as specialize/COMPONENT."),
]


class Architectures(Table):
    """Settings of the named components are written again for these architectures.

    A setting whose path names the architecture is written as it is.
    """

    amd64: Components = None
    x86: Components = None
    arm64: Components = None
    wow64: Components = None


def with_repeated(table: Architectures | None, planned: Iterable[Planned]) -> Iterator[Planned]:
    """Yield settings, and those that are repeated for other architectures after them."""
    given = tuple(planned)
    yield from given
    wanted = table.model_dump(exclude_none=True) if table else {}
    own = {each.path for each in given}
    for architecture, components in wanted.items():
        for each in given:
            path = replace(each.path, architecture=architecture)
            is_wanted = components is True or f"{path.pass_}/{path.component}" in components
            if is_wanted and each.path.architecture is None and path not in own:
                yield replace(each, path=path)


TABLE: Final = SpecTable[Architectures]("architectures", Architectures)
"""The renderer repeats the settings, because it knows those of all tables."""
