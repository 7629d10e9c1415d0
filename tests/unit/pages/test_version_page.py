from __future__ import annotations

import pytest

from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import WindowsVersion, windows_version, windows_versions
from unattend_gen.pages.version_page import version_page, versions_page


def page(name: str) -> str:
    return version_page(windows_version(name), catalog())


def test_a_page_has_builds_dates_and_what_was_added_and_removed() -> None:
    facts, first, lacking = page("11-21h2").split("\n\n", 1)[1].split("\n\n", 2)

    assert (
        facts
        == """\
  title                               Windows 11 version 21H2
  family                              client
  kernel                              10.0
  build                               22000
  kind                                feature update
  released                            2021-10-04
  support ends, home pro              2023-10-10
  support ends, enterprise education  2024-10-08"""
    )
    assert first.startswith("Added settings and components\n  - Microsoft-")
    assert lacking.startswith("Removed settings and components\n  - Microsoft-")


def test_service_packs_and_schemas_are_listed() -> None:
    lines = [" ".join(line.split()) for line in page("7").splitlines()]

    assert "service packs 7601" in lines
    assert "schema a Windows SIM catalog was read" in lines


def test_unknown_dates_are_called_unknown() -> None:
    assert "  released                            unknown\n" in page("11-26h1")


def test_a_server_has_what_the_client_of_its_build_has() -> None:
    assert (
        page("server-2025").partition("Settings and")[2]
        == (page("11-24h2").partition("Settings and")[2])
    )


@pytest.mark.parametrize("version", windows_versions(), ids=lambda version: version.name)
def test_every_release_has_a_page(version: WindowsVersion) -> None:
    assert version_page(version, catalog()).startswith(f"{version.name}\n\n  title")


def test_a_list_has_every_release_with_its_title_build_and_date() -> None:
    lines = versions_page().splitlines()

    assert lines[0] == "windows-versions"
    assert len(lines) == len(windows_versions()) + 2
    assert "  server-2025     Windows Server 2025, build 26100, released 2024-11-01" in lines
