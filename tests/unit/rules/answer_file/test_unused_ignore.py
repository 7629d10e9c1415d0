from __future__ import annotations

from tests.judging import messages, of_rule
from tests.samples import a_shell_setup

NAME = "<ComputerName>PC-01</ComputerName>"


def test_each_name_that_finds_nothing_is_reported_at_the_comment() -> None:
    comment = "\n<!-- unattend-gen: ignore[wrong-type, too-long] old -->"
    data = a_shell_setup("specialize", comment + NAME)

    assert messages("unused-ignore", data) == [
        "this comment ignores too-long, which finds nothing here",
        "this comment ignores wrong-type, which finds nothing here",
    ]
    assert [one.location.line for one in of_rule("unused-ignore", data)] == [4, 4]


def test_a_comment_at_the_end_is_before_nothing() -> None:
    data = a_shell_setup("specialize", f"{NAME}<!-- unattend-gen: ignore[too-long] late -->")

    assert messages("unused-ignore", data) == [
        "this comment ignores too-long, which finds nothing here"
    ]
