from __future__ import annotations

import pytest

from tests.imports import SHELL, tables
from unattend_gen.importer.tables.oobe import propose

OOBE = f"oobeSystem/{SHELL}/OOBE"


def test_hidden_pages_are_read() -> None:
    assert tables(propose, {f"{OOBE}/HideEULAPage": "true", f"{OOBE}/NetworkLocation": "Work"}) == [
        {"hide_eula": True, "network_location": "Work"}
    ]


@pytest.mark.parametrize(
    ("written", "table"),
    [("1", {"express_settings": True}), ("3", {"express_settings": False}), ("2", {})],
)
def test_express_settings_are_on_or_off_where_the_table_writes_the_same(
    written: str, table: dict[str, object]
) -> None:
    assert tables(propose, {f"{OOBE}/ProtectYourPC": written}) == [table]
