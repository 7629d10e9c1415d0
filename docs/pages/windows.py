"""The page of the Windows releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.pages import settings
from docs.pages.markdown import bullets, facts, folded, link, page, plain, table
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import windows_versions
from unattend_gen.pages.version_page import added_in, removed_in, version_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docs.pages.markdown import Page
    from unattend_gen.catalog.windows import WindowsVersion


def pages() -> Iterator[Page]:
    """The one page: a table of all releases, then what came and went with each."""
    yield page(
        "reference/windows.md",
        "Windows versions",
        "Names for `windows` in a spec and for `validate --windows`. Dates that are not known are"
        " left out.",
        table(
            ("Name", "Title", "Build", "Released"),
            (
                (
                    f"[{plain(one.name)}](#{one.name})",
                    plain(one.title),
                    str(one.build),
                    one.released or "",
                )
                for one in windows_versions()
            ),
        ),
        *map(_section, windows_versions()),
    )


def _section(version: WindowsVersion) -> str:
    parts = (
        f"## {version.name} {{ #{version.name} }}",
        facts(version_facts(version)),
        _named("New here", added_in(version, catalog())),
        _named("No longer here", removed_in(version, catalog())),
    )
    return "\n\n".join(filter(None, parts))


def _named(title: str, names: Iterable[str]) -> str:
    links = [link(name, f"settings/{settings.address(name)}") for name in names]
    return folded(f"{title}: {len(links)}", bullets(links)) if links else ""
