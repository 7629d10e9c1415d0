from __future__ import annotations

from tests.judging import judged, slugs
from tests.samples import a_component, a_shell_setup, an_answer_file
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.validator.engine import validate_document
from unattend_gen.validator.options import Policy

IGNORE = "<!-- unattend-gen: ignore[wrong-type] read by our own tool -->"
BAD = "<CopyProfile>ours</CopyProfile>"


def test_a_finding_right_behind_the_comment_is_ignored() -> None:
    assert slugs(a_shell_setup("specialize", IGNORE + BAD)) == []


def test_a_finding_elsewhere_stays_and_the_comment_is_reported() -> None:
    data = a_shell_setup("specialize", f"{IGNORE}<ComputerName>PC</ComputerName>{BAD}")

    assert slugs(data) == ["unused-ignore", "wrong-type"]


def test_everything_in_the_element_is_covered() -> None:
    component = a_component("Microsoft-Windows-Shell-Setup", BAD)

    assert slugs(an_answer_file(("specialize", IGNORE + component))) == []


def test_a_comment_before_the_root_is_about_the_whole_file() -> None:
    data = a_shell_setup("specialize", BAD).replace(b"<unattend ", IGNORE.encode() + b"<unattend ")

    assert slugs(data) == []


def test_another_rule_is_not_ignored() -> None:
    data = a_shell_setup("specialize", f"{IGNORE}<CopyProfle>ours</CopyProfle>")

    assert slugs(data) == ["unused-ignore", "unknown-setting"]


def test_without_a_reason_nothing_is_ignored() -> None:
    data = a_shell_setup("specialize", f"<!-- unattend-gen: ignore[wrong-type] -->{BAD}")

    assert sorted(slugs(data)) == ["invalid-ignore", "wrong-type"]


def test_of_a_rule_that_was_not_asked_nobody_knows() -> None:
    data = a_shell_setup("specialize", f"{IGNORE}<ComputerName>PC</ComputerName>")
    document = Document(Location("a.xml"), data)

    assert (
        validate_document(document, catalog(), policy=Policy(ignore=frozenset({"wrong-type"})))
        == ()
    )


def test_a_rule_that_is_not_asked_leaves_its_places_explained() -> None:
    document = Document(Location("a.xml"), a_shell_setup("specialize", BAD))

    assert (
        validate_document(document, catalog(), policy=Policy(ignore=frozenset({"wrong-type"})))
        == ()
    )
    assert [one.rule for one in judged(document.data)] == ["wrong-type"]
