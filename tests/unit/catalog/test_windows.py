from __future__ import annotations

import pytest

from unattend_gen.catalog.facts import Kind, Setting
from unattend_gen.catalog.windows import (
    WindowsVersion,
    is_deprecated,
    is_not_yet_there,
    is_removed,
    versions_like,
    windows_version,
    windows_versions,
)
from unattend_gen.core.passes import Pass
from unattend_gen.errors import UsageError


def a_setting(
    introduced: str | None = None,
    removed: str | None = None,
    deprecated: str | None = None,
    deprecated_since: str | None = None,
) -> Setting:
    return Setting(
        path="A",
        kind=Kind.LEAF,
        summary="A setting.",
        origin="reference-2018",
        passes=(Pass.SPECIALIZE,),
        introduced=introduced,
        removed=removed,
        deprecated=deprecated,
        deprecated_since=deprecated_since,
    )


def test_there_are_40_releases_by_build() -> None:
    builds = [version.build for version in windows_versions()]

    assert (len(builds), builds[0], builds[-1]) == (40, 6000, 28000)
    assert builds == sorted(builds)


@pytest.mark.parametrize(
    "version",
    [
        WindowsVersion("7", "Windows 7", "client", 7600, "2009-10-22"),
        WindowsVersion("11-24h2", "Windows 11 version 24H2", "client", 26100, "2024-10-01"),
        WindowsVersion("server-2025", "Windows Server 2025", "server", 26100, "2024-11-01"),
    ],
)
def test_a_release_is_found_by_its_name(version: WindowsVersion) -> None:
    assert windows_version(version.name) == version


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("95", "unattend-gen explain windows-versions lists them; an example is 11-24h2"),
        ("12-24h2", "did you mean 11-24h2? unattend-gen explain windows-versions lists all"),
        (
            "sevrer-2022",
            "did you mean server-2022? unattend-gen explain windows-versions lists all",
        ),
        (
            "server",
            (
                "did you mean server-1903, server-1909, server-2004, server-20h2, server-2022,"
                " server-23h2 or server-2025? unattend-gen explain windows-versions lists all"
            ),
        ),
        ("2008", "did you mean server-2008 or server-2008-r2?"),
    ],
)
def test_an_unknown_release_is_an_error_with_likely_releases(name: str, advice: str) -> None:
    with pytest.raises(UsageError) as caught:
        windows_version(name)

    assert caught.value.message == "this is not a Windows version"
    assert caught.value.advice.startswith(advice)


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("8", ("8",)),
        ("Windows 8.1", ("8.1",)),
        ("win11", ("11-21h2", "11-22h2", "11-23h2", "11-24h2", "11-25h2", "11-26h2", "11-26h1")),
        ("Windows 10 22H2", ("10-22h2",)),
        ("22h2", ("10-22h2", "11-22h2")),
        ("Windows Server 2008 R2", ("server-2008-r2",)),
        ("2022", ("server-2022",)),
        ("server2019", ("server-2019",)),
        ("95", ()),
        ("windows", ()),
        ("", ()),
    ],
)
def test_inexact_names_give_the_releases_that_may_be_meant(
    name: str, like: tuple[str, ...]
) -> None:
    assert versions_like(name) == like


@pytest.mark.parametrize(
    ("introduced", "version", "expected"),
    [
        (None, "vista", False),
        ("10-1607", "8.1", True),
        ("10-1607", "10-1511", True),
        ("10-1607", "10-1607", False),
        ("10-1607", "server-2016", False),
        ("10-1607", "11-24h2", False),
    ],
)
def test_a_setting_is_there_from_the_build_that_brought_it(
    introduced: str | None, version: str, *, expected: bool
) -> None:
    setting = a_setting(introduced=introduced)

    assert is_not_yet_there(setting, windows_version(version)) is expected


@pytest.mark.parametrize(
    ("removed", "version", "expected"),
    [
        (None, "11-26h1", False),
        ("10-1607", "10-1511", False),
        ("10-1607", "10-1607", True),
        ("10-1607", "server-2016", True),
        ("10-1607", "11-24h2", True),
    ],
)
def test_a_setting_is_gone_from_the_build_that_dropped_it(
    removed: str | None, version: str, *, expected: bool
) -> None:
    setting = a_setting(removed=removed)

    assert is_removed(setting, windows_version(version)) is expected


@pytest.mark.parametrize(
    ("since", "version", "expected"),
    [
        ("10-1709", "7", False),
        ("10-1709", "10-1703", False),
        ("10-1709", "10-1709", True),
        ("10-1709", "server-2019", True),
        ("10-1709", None, True),
        (None, "7", True),
        (None, None, True),
    ],
)
def test_a_setting_is_deprecated_from_the_stated_release_on(
    since: str | None, version: str | None, *, expected: bool
) -> None:
    setting = a_setting(deprecated="no effect", deprecated_since=since)

    assert is_deprecated(setting, windows_version(version) if version else None) is expected


@pytest.mark.parametrize("version", [None, windows_version("11-24h2")])
def test_facts_without_a_deprecation_are_not_deprecated(version: WindowsVersion | None) -> None:
    assert not is_deprecated(a_setting(), version)
