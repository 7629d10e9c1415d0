"""Scripts on standard output and in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.cli.script_output import write_script
from unattend_gen.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "ascii"])
def test_a_script_is_printed_as_text(encoding: str, capsys: pytest.CaptureFixture[str]) -> None:
    write_script("a\r\nb\r\n".encode(encoding), None, force=False)

    assert capsys.readouterr().out == "a\nb\n"


def test_a_file_has_the_bytes_and_is_replaced_only_on_request(tmp_path: Path) -> None:
    out = str(tmp_path / "a.cmd")
    write_script(b"a\r\n", out, force=False)

    with pytest.raises(OutputError):
        write_script(b"b\r\n", out, force=False)
    write_script(b"b\r\n", out, force=True)

    assert (tmp_path / "a.cmd").read_bytes() == b"b\r\n"
