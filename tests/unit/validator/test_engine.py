from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.judging import HERE, judged
from tests.samples import MARKER, a_component, a_shell_setup, an_answer_file
from unattend_gen import plugins
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import ExitCode
from unattend_gen.rules import answer_file as rules_folder
from unattend_gen.validator.engine import judge, rule_pages, rules, rules_page, validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.rules.rule import Rule

_SECTIONS = ("## What it looks for", "## Why it matters", "## Instead", "## References")
_BY_SLUG = {rule.card.slug: rule for rule in rules()}


def on_bad_example(rule: Rule) -> tuple[Finding, ...]:
    document = Document(Location(rule.card.bad_name), rule.card.bad.encode())
    return judge(document, catalog())


def test_every_module_of_the_folder_is_a_rule_named_after_it() -> None:
    names = [rule.card.slug.replace("-", "_") for rule in rules()]

    assert tuple(names) == plugins.names(rules_folder)


def test_every_slug_that_pipelines_may_name_has_a_rule() -> None:
    contract = (
        "not-well-formed doctype-present wrong-root wrong-namespace unknown-pass duplicate-pass "
        "missing-component-attribute wrong-component-attribute unknown-component "
        "duplicate-component foreign-element unknown-setting wrong-case wrong-pass wrong-type "
        "value-not-allowed out-of-range too-long empty-not-allowed duplicate-setting "
        "text-in-container missing-list-action duplicate-item-key removed-setting "
        "deprecated-setting placeholder-value key-malformed key-mistyped key-placeholder "
        "key-text-without-key-element mak-in-windowspe gvlk-where-mak-expected "
        "key-edition-mismatch key-in-client-unattend empty-key plain-text-password "
        "encoded-password secret-in-command schema-mismatch"
    )

    assert set(contract.split()) - set(_BY_SLUG) == set()


@pytest.mark.parametrize("rule", rules(), ids=_BY_SLUG)
def test_the_bad_example_of_a_rule_gives_its_slug_alone(rule: Rule) -> None:
    assert {finding.rule for finding in on_bad_example(rule)} == {rule.card.slug}


@pytest.mark.parametrize("rule", rules(), ids=_BY_SLUG)
def test_the_good_example_of_a_rule_gives_nothing(rule: Rule) -> None:
    assert judged(rule.card.good.encode()) == ()


@pytest.mark.parametrize("rule", rules(), ids=_BY_SLUG)
def test_the_page_of_a_rule_has_every_section_in_order(rule: Rule) -> None:
    headings = tuple(line for line in rule.page.splitlines() if line.startswith("## "))

    assert headings == _SECTIONS


@pytest.mark.parametrize("rule", rules(), ids=_BY_SLUG)
def test_messages_begin_small_and_end_without_a_stop(rule: Rule) -> None:
    (first, *_) = on_bad_example(rule)

    assert not first.message.endswith(".")
    assert not first.advice.endswith(".")
    assert first.advice[0].islower()


def test_pages_are_found_by_slug() -> None:
    assert set(rule_pages()) == set(_BY_SLUG)
    assert rule_pages()["wrong-pass"] == _BY_SLUG["wrong-pass"].page


def test_findings_stand_in_the_order_of_the_lines() -> None:
    data = a_shell_setup(
        "specialize", "\n<CopyProfile>maybe</CopyProfile>\n<Nothing/>\n<TimeZone>Nowhere</TimeZone>"
    )

    assert [(finding.location.line, finding.rule) for finding in judged(data)] == [
        (4, "wrong-type"),
        (5, "unknown-setting"),
        (6, "value-not-allowed"),
    ]


def test_judging_twice_gives_the_same() -> None:
    data = a_shell_setup("generalize", "<A/><B/><ProductKey>x</ProductKey>")

    assert judged(data) == judged(data)


def test_a_panther_copy_with_markers_is_right() -> None:
    shell = (
        f"<UserAccounts><AdministratorPassword>{MARKER}</AdministratorPassword></UserAccounts>"
        f"<AutoLogon><Password>{MARKER}</Password><Enabled>true</Enabled>"
        "<LogonCount>1</LogonCount></AutoLogon>"
    )
    setup = f"<UserData><ProductKey><Key>{MARKER}</Key></ProductKey></UserData>"
    data = an_answer_file(
        ("windowsPE", a_component("Microsoft-Windows-Setup", setup)),
        (
            "specialize",
            a_component("Microsoft-Windows-Shell-Setup", f"<ProductKey>{MARKER}</ProductKey>"),
        ),
        ("oobeSystem", a_component("Microsoft-Windows-Shell-Setup", shell)),
        processed=("windowsPE", "specialize", "oobeSystem"),
    )

    assert judged(data) == ()


def test_a_report_counts_what_was_read_and_keeps_what_was_not() -> None:
    skipped = Skipped(Location("locked.xml"), SkipReason.UNREADABLE, "run as administrator")
    documents: list[Document | Skipped] = [
        Document(HERE, an_answer_file()),
        skipped,
        Document(HERE, b""),
    ]

    report = validate(documents, catalog(), windows=None, fail_on=Severity.ERROR)

    assert (report.command, report.documents_read, report.skipped) == ("validate", 2, (skipped,))
    assert [finding.rule for finding in report.findings] == ["not-well-formed"]
    assert report.exit_code is ExitCode.FINDINGS


def test_documents_are_taken_one_at_a_time() -> None:
    taken: list[int] = []

    def documents() -> Iterator[Document]:
        for number in range(3):
            taken.append(number)
            yield Document(Location(f"{number}.xml"), an_answer_file())

    report = validate(documents(), catalog(), windows=None, fail_on=None)

    assert (taken, report.documents_read) == ([0, 1, 2], 3)


def test_a_document_in_a_container_is_found_there_again() -> None:
    inside = Location("boot.wim", inside=("2", "unattend.xml"))

    found = judge(Document(inside, a_shell_setup("specialize", "<Nothing/>")), catalog())

    assert [finding.location.inside for finding in found] == [("2", "unattend.xml")]


def test_all_rules_are_listed_with_severity_and_summary() -> None:
    lines = rules_page().splitlines()

    assert [line.split()[0] for line in lines] == [rule.card.slug for rule in rules()]
    assert "wrong-type" in rules_page()
    assert lines[0].endswith(rules()[0].card.summary)
