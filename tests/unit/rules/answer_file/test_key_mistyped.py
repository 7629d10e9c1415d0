from __future__ import annotations

from tests.judging import judged
from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen.core.finding import Severity


def test_a_wrong_letter_is_an_error_with_the_last_five() -> None:
    mistyped = TEST_MAK.replace("J", "M", 1)

    found = judged(a_shell_setup("specialize", f"<ProductKey>{mistyped}</ProductKey>"))

    assert [(f.rule, f.severity, f.last_five) for f in found] == [
        ("key-mistyped", Severity.ERROR, TEST_MAK[-5:])
    ]


def test_a_key_without_n_has_no_checksum() -> None:
    data = a_shell_setup("specialize", "<ProductKey>BBBBC-DDDDF-GGGGH-JJJJK-MMMMP</ProductKey>")

    assert judged(data) == ()
