from __future__ import annotations

from typing import Any

import pytest

from unattend_gen import resources
from unattend_gen.catalog.known_setting import known_setting
from unattend_gen.catalog.load import catalog, read_json
from unattend_gen.catalog.shown_pages import ShownPage, shown_pages
from unattend_gen.core.passes import PASSES_OF_SYSPREP, Pass
from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.spec.spec import Spec

ROWS = read_json(resources.schemas() / "pages.json")
SETUP = "windowsPE/Microsoft-Windows-Setup"
OOBE = "oobeSystem/Microsoft-Windows-Shell-Setup/OOBE"


def pages(
    values: dict[str, str | Secret], windows: str = "11-24h2", passes: frozenset[Pass] | None = None
) -> list[str]:
    return [each.page for each in shown_pages(values, windows, passes or frozenset(Pass))]


@pytest.mark.parametrize("row", ROWS["pages"], ids=lambda row: row["page"])
def test_a_row_names_known_settings_a_key_and_its_sources(row: dict[str, Any]) -> None:
    alternatives = [*row["answered"], *row.get("asked", [])]
    paths = [path for each in alternatives for path in each]

    assert [str(known_setting(SettingPath.parse(path), catalog()).path) for path in paths] == paths
    assert set(row["origin"]) <= ROWS["sources"].keys()
    assert row["key"].partition(".")[0] in Spec.model_fields


def test_an_empty_answer_file_leaves_every_page_of_a_client() -> None:
    assert pages({}) == [
        "language of Setup",
        "product key",
        "edition of Windows",
        "licence terms in Setup",
        "disk to install to",
        "region and keyboard",
        "licence terms",
        "wireless network",
        "account",
        "privacy settings",
    ]


def test_a_key_answers_two_pages_unless_one_is_always_shown() -> None:
    key: dict[str, str | Secret] = {f"{SETUP}/UserData/ProductKey/Key": Secret("x")}
    asked = f"{SETUP}/UserData/ProductKey/WillShowUI"

    assert not {"product key", "edition of Windows"} & set(pages(key))
    assert "product key" in pages({**key, asked: "Always"})
    assert "product key" not in pages({asked: "Never"})


def test_a_server_asks_for_the_password_of_the_administrator() -> None:
    found = pages({}, "server-2025", PASSES_OF_SYSPREP)

    assert found == ["licence terms", "password of the administrator"]


def test_a_wrong_or_empty_value_does_not_answer() -> None:
    assert "licence terms" in pages({f"{OOBE}/HideEULAPage": "false"})
    assert "licence terms" not in pages({f"{OOBE}/HideEULAPage": "true"})
    assert "privacy settings" in pages({f"{OOBE}/ProtectYourPC": ""})


def test_a_page_names_the_key_that_answers_it() -> None:
    values: dict[str, str | Secret] = {}

    assert ShownPage("disk to install to", "disk") in [*shown_pages(values, "7", frozenset(Pass))]
