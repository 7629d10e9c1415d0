"""The pages of the Python API: exactly the public names, filled in by mkdocstrings."""

from __future__ import annotations

from enum import Enum
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Final

import unattend_gen
from docs.pages.markdown import code, link, page, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docs.pages.markdown import Page

_FOLDER: Final = "reference/python"
_PACKAGE: Final = unattend_gen.__name__


def pages() -> Iterator[Page]:
    """The list of public names, then each module that has some."""
    yield page(
        f"{_FOLDER}/index.md",
        "Python",
        f"All names are imported from `{_PACKAGE}`. [Use it from Python](../../library.md) has"
        " examples.",
        table(
            ("Module", "Names"),
            ((link(module, f"{module}.md"), _links(module)) for module in public_names()),
        ),
    )
    yield from map(_page, public_names())


@cache
def public_names() -> Mapping[str, tuple[str, ...]]:
    """Return the public names of the package by the module that defines them."""
    found: dict[str, list[str]] = {}
    for name, thing in _things():
        home = thing.__module__.removeprefix(f"{_PACKAGE}.")
        found.setdefault(home, []).append(name)
    return {module: tuple(found[module]) for module in sorted(found)}


def _things() -> Iterator[tuple[str, type | FunctionType]]:
    for package in (unattend_gen, unattend_gen.activation):
        for name in sorted(getattr(package, "__all__")):  # noqa: B009 - the stub has none
            thing = getattr(package, name)
            if isinstance(thing, type | FunctionType):  # all but the package of the topics
                yield name, thing


def _links(module: str) -> str:
    return ", ".join(
        link(name, f"{module}.md#{_PACKAGE}.{module}.{name}") for name in public_names()[module]
    )


def _page(module: str) -> Page:
    whole = f"{_PACKAGE}.{module}"
    members = _members(module)
    return page(
        f"{_FOLDER}/{module}.md",
        whole,
        f"::: {whole}\n    options:\n      members: [{', '.join(public_names()[module])}]",
        "## Members of enumerations" if members else "",
        members,
        label=module,
    )


def _members(module: str) -> str:
    """The members of the module's public enumerations, which need no words of their own."""
    own = (thing for name, thing in _things() if name in public_names()[module])
    return table(
        ("Member", "Value"),
        (
            (code(f"{one.__name__}.{member.name}"), code(str(member.value)))
            for one in own
            if isinstance(one, type) and issubclass(one, Enum)
            for member in one
        ),
    )
