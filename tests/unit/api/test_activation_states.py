"""The façade of `activation status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.captures import a_dli
from unattend_gen import api
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def test_the_exit_code_is_known_when_the_table_is_out(tmp_path: Path) -> None:
    (tmp_path / "PC-1.txt").write_text(a_dli(), encoding="utf-8")

    table = api.activation_status([str(tmp_path)])

    assert "".join(table.pieces).endswith("1 licence, 1 activated\n")
    assert table.exit_code() is ExitCode.CLEAN
