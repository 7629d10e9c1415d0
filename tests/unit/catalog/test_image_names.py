from __future__ import annotations

import pytest

from unattend_gen.catalog.image_names import image_name, releases_of_image


@pytest.mark.parametrize(
    ("name", "releases"),
    [
        ("Windows 7 PROFESSIONAL", {"7"}),
        ("Windows 8.1", {"8.1"}),
        ("Windows 8 Enterprise", {"8"}),
        ("Windows Server 2012 R2 SERVERSTANDARD", {"server-2012-r2"}),
        ("Windows 11 Pro", {"11-21h2", "11-22h2", "11-23h2", "11-24h2", "11-25h2"}),
        ("Contoso Golden Image", set()),
    ],
)
def test_an_image_name_may_tell_its_release(name: str, releases: set[str]) -> None:
    assert releases <= releases_of_image(name)
    assert bool(releases) == bool(releases_of_image(name))


def test_windows_10_may_be_an_early_windows_11() -> None:
    assert {"10-22h2", "11-24h2"} <= releases_of_image("Windows 10 Pro")
    assert "11-25h2" not in releases_of_image("Windows 10 Pro")


@pytest.mark.parametrize(
    ("edition", "windows", "name"),
    [
        ("Pro", "11-24h2", "Windows 11 Pro"),
        ("professional", "10-22h2", "Windows 10 Pro"),
        ("Professional", "7", "Windows 7 PROFESSIONAL"),
        ("Enterprise", "10-22h2", "Windows 10 Enterprise"),
        ("ServerStandardCore", "server-2022", "Windows Server 2022 SERVERSTANDARDCORE"),
        ("ServerStandard", "server-2012", "Windows Server 2012 SERVERSTANDARD"),
        ("ServerStandard", "server-2012-r2", "Windows Server 2012 R2 SERVERSTANDARD"),
        ("Core", "8.1", "Windows 8.1"),
    ],
)
def test_the_image_of_an_edition_has_a_name_on_media(edition: str, windows: str, name: str) -> None:
    assert image_name(edition, windows) == name


@pytest.mark.parametrize(
    ("edition", "windows"),
    [("Enterprise", "11-24h2"), ("Pro", "server-2025"), ("IoTEnterprise", "11-24h2")],
)
def test_no_name_is_made_up(edition: str, windows: str) -> None:
    assert image_name(edition, windows) is None
