"""The generated pages of the site: every reference page, from the program and its facts.

MkDocs loads this file as a hook, so `mkdocs build --strict` makes the pages while it builds, and
nothing generated is kept. `python -m docs.generate FOLDER` writes them to a folder instead, for
any other program that makes sites.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from docs.pages import (
    commands,
    exit_codes,
    formats,
    python,
    rules,
    settings,
    spec,
    targets,
    windows,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as SitePage

    from docs.pages.markdown import Page

Entries: TypeAlias = list[Any]  # Any: the navigation as YAML has it, nested to any depth

DOCS: Final = Path(__file__).resolve().parent

_SECTIONS: Final[tuple[tuple[str, Callable[[], Iterator[Page]]], ...]] = (
    ("Commands", commands.pages),
    ("Rules", rules.pages),
    ("Settings", settings.pages),
    ("Keys of a spec", spec.pages),
    ("Targets", targets.pages),
    ("Exit codes", exit_codes.pages),
    ("Report formats", formats.pages),
    ("Windows versions", windows.pages),
    ("Python", python.pages),
)
_LOADED: Final = re.compile(
    r"<(?:script|img|iframe|source)[^>]*\ssrc=[\"']?(?:https?:)?//"
    r"|<link[^>]*\srel=[\"']?(?:stylesheet|preconnect|icon)[^>]*\shref=[\"']?(?:https?:)?//"
    r"|<link[^>]*\shref=[\"']?(?:https?:)?//[^>]*\srel=[\"']?(?:stylesheet|preconnect|icon)"
)


@cache
def sections() -> dict[str, tuple[Page, ...]]:
    """The generated pages under the titles that the navigation has for them."""
    return {title: tuple(make()) for title, make in _SECTIONS}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the generated pages and the decisions into the navigation, where it names them."""
    _fill(config.nav or [], {"Generated": _reference(), "Decisions": _decisions()})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those that stand in the folder."""
    from mkdocs.structure.files import File

    for made in sections().values():
        for page in made:
            files.append(File.generated(config, page.path, content=page.text))
    return files


def on_post_page(output: str, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs passes it
    """The page as it is, if a reader's browser would load nothing from elsewhere for it."""
    from mkdocs.exceptions import PluginError

    if _LOADED.search(output):
        message = f"{page.file.src_uri} loads something from elsewhere"
        raise PluginError(message)
    return output


def _reference() -> Entries:
    """The generated pages as the navigation has them; a section of one page is that page."""
    found = {title: [_entry(page) for page in made] for title, made in sections().items()}
    return [{title: pages if pages[1:] else pages[0]} for title, pages in found.items()]


def _entry(page: Page) -> str | dict[str, str]:
    return {page.label: page.path} if page.label else page.path


def _decisions() -> Entries:
    records = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    return [f"decisions/{name}" for name in ("README.md", *records)]


def _fill(entries: Entries, lists: Mapping[str, Entries]) -> None:
    """Put lists under the titles that they belong to, at any depth."""
    for entry in entries:
        for title, below in entry.items() if isinstance(entry, dict) else ():
            entry[title] = lists.get(title, below)
            if isinstance(below, list):
                _fill(below, lists)


def write(folder: Path) -> None:
    """Write every generated page below a folder."""
    for made in sections().values():
        for page in made:
            path = folder / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
