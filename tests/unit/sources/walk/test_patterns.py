from __future__ import annotations

import os

import pytest

from unattend_gen.errors import UsageError
from unattend_gen.sources.walk.patterns import Patterns, right_lines

FOLDER = os.path.abspath("images")  # noqa: PTH100 - the same as the module makes of a name


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        (("*.bak.xml",), "images/lab/a.bak.xml", True),
        (("*.bak.xml",), "images/a.xml", None),
        (("/lab",), "images/lab/a.xml", True),
        (("/lab",), "images/old/lab", None),
        (("*.xml", "!a.xml"), "images/a.xml", False),
        (("*",), "other/a.xml", None),
        (("*",), "-", None),
        ((), "images/a.xml", None),
    ],
)
def test_a_path_is_matched_below_the_folder(
    lines: tuple[str, ...], path: str, *, expected: bool | None
) -> None:
    assert Patterns(lines, FOLDER).match(path) is expected


def test_a_slash_at_the_end_is_about_folders() -> None:
    patterns = Patterns(("lab/",), FOLDER)

    assert patterns.match("images/lab", is_folder=True) is True
    assert patterns.match("images/lab") is None


def test_right_lines_are_told_from_others() -> None:
    assert right_lines(("a", "!", "# b", "", "c/")) == ("a", "# b", "", "c/")


def test_what_is_no_pattern_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        Patterns(("!",), FOLDER).match("images/a.xml")

    assert str(caught.value) == "--exclude or the configuration has a pattern that is none"
