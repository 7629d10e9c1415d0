from __future__ import annotations

from typing import TYPE_CHECKING

from tests.judging import HERE, an_index, judged
from tests.samples import MARKER, a_component, a_shell_setup, an_answer_file
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import ExitCode
from unattend_gen.validator.engine import unexplained, validate, validate_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


def test_findings_are_in_the_order_of_the_lines() -> None:
    data = a_shell_setup(
        "specialize", "\n<CopyProfile>maybe</CopyProfile>\n<Nothing/>\n<TimeZone>Nowhere</TimeZone>"
    )

    assert [(finding.location.line, finding.rule) for finding in judged(data)] == [
        (4, "wrong-type"),
        (5, "unknown-setting"),
        (6, "value-not-allowed"),
    ]


def test_validating_twice_gives_the_same() -> None:
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

    found = validate_document(
        Document(inside, a_shell_setup("specialize", "<Nothing/>")), catalog()
    )

    assert [finding.location.inside for finding in found] == [("2", "unattend.xml")]


_BODY = (
    '\n<Interfaces><Interface wcm:action="add">\n<Identifier>Ethernet</Identifier>\n'
    "<Ipv4Settings/></Interface></Interfaces>"
)
_COMPONENT = a_component("Microsoft-Windows-TCPIP", _BODY)
_ADDRESS = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface[1]/Ipv4Settings"


def _out_of_order(*processed: str) -> Index:
    return an_index(an_answer_file(("specialize", _COMPONENT), processed=processed))


def test_a_refusal_without_a_finding_is_one() -> None:
    assert list(unexplained(_out_of_order(), ())) == [
        Finding(
            rule="schema-mismatch",
            severity=Severity.WARNING,
            confidence=Confidence.MEDIUM,
            location=Location("unattend.xml", line=6, column=1, setting=_ADDRESS),
            message="this element is out of order",
            advice="expected Ipv4Settings, Ipv6Settings, Identifier, UnicastIpAddresses, Routes",
        )
    ]


def test_a_finding_at_the_same_start_tag_explains_it() -> None:
    (found,) = unexplained(_out_of_order(), ())

    assert list(unexplained(_out_of_order(), (found,))) == []


def test_what_setup_has_processed_it_has_taken() -> None:
    assert list(unexplained(_out_of_order("specialize"), ())) == []
