"""Pages that Setup and the first start of Windows show unless the answer file answers them.

Source:
    `schemas/pages.json`, which names its sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.windows import windows_version
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import revealed

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.core.secret import Secret


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page that a person may have to answer, and the key of a spec that answers it."""

    page: str
    key: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the data file.

    Attributes:
        shown: the page, and the key that answers it.
        pass_: the pass whose settings answer it.
        answered: alternatives, each with values by setting path; no value stands for any.
        asked: likewise, for what shows the page in any case.
        family: client or server; None for both.
        since: the first release with it; None for the first one of all.
    """

    shown: ShownPage
    pass_: Pass
    answered: Sequence[Mapping[str, Sequence[str]]]
    asked: Sequence[Mapping[str, Sequence[str]]]
    family: str | None
    since: str | None


def shown_pages(
    values: Mapping[str, str | Secret], windows: str, passes: Container[Pass]
) -> Iterator[ShownPage]:
    """Yield the pages that an answer file leaves to a person, in the order of their appearance.

    Args:
        values: the settings by their paths.
        windows: name of the version that is installed.
        passes: the passes that the answer file has settings for; others are answered elsewhere.
    """
    version = windows_version(windows)
    for page in _pages():
        if page.pass_ not in passes or not _has(version, page):
            continue
        is_answered = any(_holds(each, values) for each in page.answered)
        if not is_answered or any(_holds(each, values) for each in page.asked):
            yield page.shown


def _has(version: WindowsVersion, page: _Page) -> bool:
    if page.family is not None and page.family != version.family:
        return False
    return page.since is None or version.build >= windows_version(page.since).build


def _holds(wanted: Mapping[str, Sequence[str]], values: Mapping[str, str | Secret]) -> bool:
    found = ((revealed(values.get(path, "")), allowed) for path, allowed in wanted.items())
    return all(text in allowed if allowed else bool(text) for text, allowed in found)


@cache
def _pages() -> tuple[_Page, ...]:
    passes = {"setup": Pass.WINDOWS_PE, "first-start": Pass.OOBE_SYSTEM}
    return tuple(
        _Page(
            ShownPage(row["page"], row["key"]),
            passes[row["during"]],
            row["answered"],
            row.get("asked", ()),
            row.get("family"),
            row.get("since"),
        )
        for row in read_json(resources.schemas() / "pages.json")["pages"]
    )
