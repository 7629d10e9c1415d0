from __future__ import annotations

from dataclasses import replace

from tests.reports import SKIPPED
from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen.catalog.load import catalog
from unattend_gen.core.comparison import Comparison, FileComparison, FileState
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.differ.documents import compare_documents, with_shown_names

UTC = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")
GMT = a_shell_setup("specialize", "<TimeZone>GMT</TimeZone>")


def a_side(folder: str, **contents: bytes) -> dict[str, Document | Skipped]:
    return {name: Document(Location(f"{folder}/{name}"), data) for name, data in contents.items()}


def states(left: dict[str, Document | Skipped], right: dict[str, Document | Skipped]) -> list[str]:
    found = compare_documents(left, right, catalog())
    return [
        f"{each.name} {each.state}" if isinstance(each, FileComparison) else each.location.path
        for each in found
    ]


def test_files_are_matched_by_name() -> None:
    left = a_side("a", one=UTC, two=UTC, three=UTC)
    right = a_side("b", one=UTC, two=GMT, four=UTC)

    assert states(left, right) == [
        f"four {FileState.ONLY_RIGHT}",
        f"one {FileState.SAME}",
        f"three {FileState.ONLY_LEFT}",
        f"two {FileState.DIFFERENT}",
    ]


def test_xml_that_is_not_an_answer_file_is_compared_byte_by_byte() -> None:
    left = a_side("a", one=b"<profile>1</profile>", two=b"<profile/>")
    right = a_side("b", one=b"<profile>2</profile>", two=b"<profile/>")

    one, two = compare_documents(left, right, catalog())

    assert isinstance(one, FileComparison)
    assert isinstance(two, FileComparison)
    assert (one.state, one.note, one.is_answer_file) == (
        FileState.DIFFERENT,
        "not an answer file, and the bytes differ",
        False,
    )
    assert two.state is FileState.SAME


def test_an_unreadable_file_is_skipped_and_not_reported_as_removed() -> None:
    unreadable = Skipped(Location("a/one"), SkipReason.UNREADABLE, "run as another user")

    assert states({"one": unreadable}, a_side("b", one=UTC, two=b"<broken")) == ["a/one", "b/two"]


def test_a_broken_file_is_reported_with_its_line() -> None:
    [skipped] = compare_documents(a_side("a", one=b"<a>\n</b>"), {}, catalog())

    assert isinstance(skipped, Skipped)
    assert (skipped.reason, skipped.location.line) == (SkipReason.NOT_WELL_FORMED, 2)


def test_every_name_is_masked() -> None:
    file = FileComparison(f"{TEST_MAK}.xml", None, f"b/{TEST_MAK}.xml")
    skipped = replace(SKIPPED, location=Location(f"a/{TEST_MAK}.xml"))

    shown = with_shown_names(Comparison(f"{TEST_MAK}/a", "b", (file,), (skipped,)))

    assert shown == Comparison(
        "***-Q4JK2/a",
        "b",
        (FileComparison("***-Q4JK2.xml", None, "b/***-Q4JK2.xml"),),
        (replace(SKIPPED, location=Location("a/***-Q4JK2.xml")),),
    )
