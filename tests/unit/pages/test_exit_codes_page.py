from __future__ import annotations

import re

from unattend_gen.errors import ExitCode
from unattend_gen.pages.exit_codes_page import exit_codes_page


def test_every_exit_code_is_told_with_its_meaning() -> None:
    codes = re.findall(r"^  (\d+) +\S", exit_codes_page(), re.MULTILINE)

    assert codes == [str(code.value) for code in ExitCode]
    assert "  4    no findings, but something was skipped and may hold some\n" in exit_codes_page()


def test_the_page_says_at_which_level_commands_fail() -> None:
    text = " ".join(exit_codes_page().split())

    assert "findings at or above --fail-on, by default warning, for scrub note; of check" in text


def test_the_page_says_what_check_fails_on() -> None:
    assert (
        "of check: a secret was left, the copy is not as Setup writes it, "
        "or it differs from what --against names"
    ) in " ".join(exit_codes_page().split())
