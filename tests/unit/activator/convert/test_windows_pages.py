"""Where a person activates Windows."""

from __future__ import annotations

import pytest

from unattend_gen.activator.convert.windows_pages import ways, windows_pages
from unattend_gen.catalog.windows import windows_version
from unattend_gen.errors import UsageError

SYSTEM = "The System page of Control Panel"
SETTINGS = "The Activation page of Settings"
EVERYWHERE = [
    "The window for another product key",
    "The telephone activation window",
    "Check the result",
]


@pytest.mark.parametrize(
    ("windows", "first"),
    [
        ("vista", []),
        ("7", [SYSTEM]),
        ("server-2012-r2", [SYSTEM]),
        ("10-1507", [SETTINGS]),
        ("server-2025", [SETTINGS]),
    ],
)
def test_a_release_has_the_pages_that_it_has(windows: str, first: list[str]) -> None:
    version = windows_version(windows)

    assert [way.title for way in ways() if way.is_in(version)] == [*first, *EVERYWHERE]


def test_the_page_of_a_release_is_titled_by_it() -> None:
    page = windows_pages("7")

    assert page.title == "How to activate Windows 7 manually"
    assert page.sections[0].heading.startswith(f"{SYSTEM} (Windows 7")


def test_without_a_release_all_pages_are_shown() -> None:
    assert len(windows_pages(None).sections) == len(ways()) == 5


def test_an_unknown_release_is_refused() -> None:
    with pytest.raises(UsageError, match="not a Windows version"):
        windows_pages("12")
