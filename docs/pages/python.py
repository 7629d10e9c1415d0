"""The pages of the Python API, which mkdocstrings fills."""

from __future__ import annotations

from enum import EnumType
from importlib import import_module
from typing import TYPE_CHECKING, Final

from docs.pages.markdown import code, link, page, plain, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from docs.pages.markdown import Page

_FOLDER: Final = "reference/python"
MODULES: Final = (
    "api",
    "validation",
    "fixing",
    "errors",
    "core.document",
    "core.location",
    "core.report",
    "core.finding",
    "core.artifact",
    "core.product_key",
    "core.secret",
    "core.setting_path",
    "core.passes",
)
"""The façade, and the values that go into it and come out of it."""


def pages() -> Iterator[Page]:
    """The list of modules with an example, then each module."""
    yield page(
        f"{_FOLDER}/index.md",
        "Python",
        "A function for each command stands in `unattend_gen.api`. What goes in and comes out are"
        " frozen values.",
        "```python\n"
        "from unattend_gen import api\n\n"
        'report = api.validate(api.read(["examples/mistakes"]))\n'
        "for finding in report.findings:\n"
        "    print(finding.location, finding.rule, finding.message)\n"
        "print(int(report.exit_code))\n"
        "```",
        table(("Module", "Holds"), map(_row, MODULES)),
        "The command line is the contract. Before version 1.0 a function may change; the changelog"
        " says so.",
    )
    for name in MODULES:
        yield _page(name)


def _page(name: str) -> Page:
    whole = f"unattend_gen.{name}"
    members = _members(import_module(whole))
    return page(
        f"{_FOLDER}/{name}.md",
        whole,
        f"::: {whole}",
        "## Members of enumerations" if members else "",
        members,
        label=name,
    )


def _members(module: ModuleType) -> str:
    """The members of the module's own enumerations, which need no words of their own."""
    return table(
        ("Member", "Value"),
        (
            (code(f"{one.__name__}.{member.name}"), code(str(member.value)))
            for one in vars(module).values()
            if isinstance(one, EnumType) and one.__module__ == module.__name__
            for member in one
        ),
    )


def _row(name: str) -> tuple[str, str]:
    about = import_module(f"unattend_gen.{name}").__doc__ or ""
    return link(f"unattend_gen.{name}", f"{name}.md"), plain(about.partition("\n\n")[0])
