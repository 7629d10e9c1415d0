from __future__ import annotations

from unattend_gen.errors import ExitCode
from unattend_gen.explain.exit_codes_page import exit_codes_page


def test_every_exit_code_is_told_with_its_meaning() -> None:
    table = exit_codes_page().split("\n\n")[1].splitlines()

    assert [int(line.split()[0]) for line in table] == [code.value for code in ExitCode]
    assert table[4] == ("  4    no findings, but something was skipped and may hold some")
