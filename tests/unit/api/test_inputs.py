"""Arguments of public functions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from unattend_gen.api import inputs
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Severity
from unattend_gen.core.location import Location
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


def test_paths_and_content_are_separated_in_order() -> None:
    document = Document(Location("database"), b"3")

    given = inputs.inputs("paths", ["a.xml", b"1", Path("b"), b"2", document])

    assert given.paths == ("a.xml", "b")
    assert [(str(one.location), one.data) for one in given.documents] == [
        ("<memory>", b"1"),
        ("<memory 2>", b"2"),
        ("database", b"3"),
    ]


@pytest.mark.parametrize("single", ["a", Path("a")])
def test_a_single_path_need_not_be_in_a_list(single: str | Path) -> None:
    assert inputs.inputs("paths", single).paths == inputs.paths("paths", single) == ("a",)


def test_names_may_be_separated_by_commas() -> None:
    assert inputs.names("select", ["a,b", "c"]) == inputs.names("select", "a, b,c")


def test_severities_are_named_as_on_the_command_line() -> None:
    named = [inputs.severity("fail_on", one) for one in ("error", "never", Severity.NOTE)]

    assert named == [Severity.ERROR, None, Severity.NOTE]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: inputs.inputs("paths", 5), "paths takes one item or several, not int"),  # type: ignore[arg-type]  # wrong on purpose
        (lambda: inputs.inputs("paths", [None]), r"paths takes paths .* not NoneType"),  # type: ignore[list-item]  # wrong on purpose
        (lambda: inputs.path("folder", b"1"), "folder takes a path, not content in memory"),
        (lambda: inputs.paths("paths", b"1"), "paths takes a path, not content in memory"),  # type: ignore[arg-type]  # wrong on purpose
        (lambda: inputs.path("spec", 5), "spec takes a path .str or Path., not int"),
        (lambda: inputs.texts("exclude", [5]), "exclude takes one str or several, not int"),  # type: ignore[list-item]  # wrong on purpose
        (lambda: inputs.severity("fail_on", "high"), "fail_on takes error, warning, note or never"),
        (lambda: inputs.require_texts(windows=11), "windows takes a str, not int"),
        (lambda: inputs.require_flags(fix="no"), "fix takes True or False, not str"),
        (lambda: inputs.require_counts(jobs="4"), "jobs takes an int, not str"),
        (lambda: inputs.require_counts(jobs=True), "jobs takes an int, not bool"),
        (lambda: inputs.require_counts(jobs=0), "jobs takes 1 or more"),
        (lambda: inputs.require_format("xml", ("text",)), "xml is not a format here"),
    ],
)
def test_a_wrong_argument_is_named_with_what_it_takes(
    call: Callable[[], object], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        call()
