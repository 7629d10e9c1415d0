"""Asking what a key is, as a library does it."""

from __future__ import annotations

from pathlib import Path

from tests.samples import GVLK_ENTERPRISE
from unattend_gen import api
from unattend_gen.catalog.key_inspection import ListedKey


def test_a_published_key_is_told(tmp_path: Path) -> None:
    Path(tmp_path, "key").write_text(GVLK_ENTERPRISE)

    inspection = api.inspect_key(f"file:{tmp_path}/key")

    assert isinstance(inspection, ListedKey)
    assert (inspection.edition, inspection.last_five) == ("Enterprise", GVLK_ENTERPRISE[-5:])
    assert list(api.key_facts(inspection))[:3] == ["verdict", "last_five", "generation"]
