from __future__ import annotations

import pytest

from tests.samples import GVLK_ENTERPRISE
from unattend_gen.catalog.editions import (
    edition_names,
    editions,
    editions_called,
    editions_of_image,
    editions_of_key,
    image_name,
    releases,
    releases_of_image,
    setup_key,
)
from unattend_gen.catalog.keys import Channel, PublishedKey, published, published_keys
from unattend_gen.catalog.windows import windows_versions
from unattend_gen.core.product_key import ProductKey


def test_every_edition_is_there() -> None:
    assert len(editions()) == 71


def test_an_edition_has_its_names_and_keys() -> None:
    (education,) = [edition for edition in editions() if edition.id == "Education"]

    assert education.name == "Education"
    assert education.image_names == ("Windows 10 Education", "Windows 11 Education")
    assert education.product_keys[0] == ("gvlk", "Windows 11 / Windows 10", "Education")


def test_an_image_is_known_in_any_case() -> None:
    assert editions_of_image("windows 11 PRO") == {"Professional"}
    assert editions_of_image("Contoso Golden Image") == frozenset()


def test_a_published_key_selects_its_editions() -> None:
    key = published(ProductKey.parse(GVLK_ENTERPRISE))

    assert isinstance(key, PublishedKey)
    assert editions_of_key(key) == {"Enterprise"}


def test_every_published_key_selects_an_edition() -> None:
    assert all(editions_of_key(key) for key in published_keys().values())


VERSIONS = {version.name for version in windows_versions()}


def key(edition: str, windows: str, channel: Channel) -> str | None:
    found = setup_key(edition, windows, channel)
    return found.key if found else None


@pytest.mark.parametrize(
    ("edition", "windows", "gvlk", "generic"),
    [
        (
            "Enterprise",
            "11-24h2",
            "NPPR9-FWDCX-D2C8J-H872K-2YT43",
            "XGVPP-NMH47-7TTHJ-W3FW7-8HV2C",
        ),
        ("pro", "10-22h2", "W269N-WFGWX-YVC9B-4J6C9-T83GX", "VK7JG-NPHTM-C97JM-9MPGT-3V66T"),
        (
            "Professional",
            "10-22h2",
            "W269N-WFGWX-YVC9B-4J6C9-T83GX",
            "VK7JG-NPHTM-C97JM-9MPGT-3V66T",
        ),
        ("Pro", "7", "FJ82H-XT6CR-J8D7P-XQJJ2-GPDD4", "HYF8J-CVRMY-CM74G-RPHKF-PW487"),
        ("ServerStandard", "server-2025", "TVRH6-WHNXV-R9WG3-9XRFY-MY832", None),
        ("Standard", "server-2025", "TVRH6-WHNXV-R9WG3-9XRFY-MY832", None),
        ("ServerDatacenterCore", "server-2022", "WX4NM-KYWYW-QJJR4-XV3QB-6VM33", None),
        ("Enterprise", "server-2008", "YQGMW-MPWTJ-34KDK-48M3W-X4Q6V", None),
        ("EnterpriseS", "10-1809", "M7XTQ-FN8P6-TTKYV-9D4CC-J462D", None),
        ("EnterpriseS", "10-1607", "DCPHK-NFMTC-H88MJ-PFHPY-QJ4BJ", None),
        ("Home", "11-24h2", None, "YTMG3-N6DKC-DKB77-7M9GH-8HVX7"),
        ("Enterprise", "vista", "VKK3X-68KWM-X2YGT-QR4M6-4BWMV", None),
        ("ServerStandard", "11-24h2", None, None),
        ("ServerDatacenter", "server-23h2", None, None),
        ("Enterprize", "11-24h2", None, None),
    ],
)
def test_the_key_of_an_edition_depends_on_the_version(
    edition: str, windows: str, gvlk: str | None, generic: str | None
) -> None:
    assert key(edition, windows, Channel.GVLK) == gvlk
    assert key(edition, windows, Channel.GENERIC) == generic


def test_every_published_key_belongs_to_versions_that_the_catalog_has() -> None:
    assert {found.version for found in published_keys().values()} == releases().keys()
    assert {name for names in releases().values() for name in names} <= VERSIONS


def test_every_published_key_is_found_by_its_own_words() -> None:
    lost = {
        found.key
        for found in published_keys().values()
        for windows in releases()[found.version]
        if key(found.edition, windows, found.channel) != found.key
    }

    assert lost == set()


def test_editions_go_by_ids_and_by_names() -> None:
    assert {"Professional", "Pro", "ServerStandard", "Standard", "EnterpriseS"} <= edition_names()


def test_an_edition_is_found_by_id_or_name() -> None:
    by_id, _ = editions_called("professional")
    _, by_name = editions_called("Pro")

    assert [edition.id for edition in by_id] == ["Professional"]
    assert "Professional" in {edition.id for edition in by_name}


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
def test_an_image_name_may_contain_its_release(name: str, releases: set[str]) -> None:
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
