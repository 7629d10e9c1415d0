from __future__ import annotations

import pytest

from tests.judging import verdicts
from tests.samples import a_shell_setup


@pytest.mark.parametrize("name", ["NONE", "none"])
def test_a_reserved_name_is_a_warning_in_any_case(name: str) -> None:
    data = a_shell_setup("oobeSystem", f"<AutoLogon><Username>{name}</Username></AutoLogon>")

    assert verdicts("reserved-account-name", data) == [
        ("warning", "oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Username")
    ]


def test_other_names_are_free() -> None:
    data = a_shell_setup("oobeSystem", "<AutoLogon><Username>Nonette</Username></AutoLogon>")

    assert verdicts("reserved-account-name", data) == []
