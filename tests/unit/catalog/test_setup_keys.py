from __future__ import annotations

import pytest

from unattend_gen.catalog.keys import Channel, published_keys
from unattend_gen.catalog.setup_keys import edition_names, editions_called, releases, setup_key
from unattend_gen.catalog.windows import windows_versions

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


def test_an_edition_is_called_by_its_id_or_by_a_name() -> None:
    by_id, _ = editions_called("professional")
    _, by_name = editions_called("Pro")

    assert [edition.id for edition in by_id] == ["Professional"]
    assert "Professional" in {edition.id for edition in by_name}
