from __future__ import annotations

from dataclasses import replace

import pytest

from tests.samples import (
    CANARY_PASSWORD,
    MARKER,
    OTHER_TEST_MAK,
    TEST_MAK,
    a_component,
    a_shell_setup,
    an_answer_file,
)
from unattend_gen.answer_file.parse import parse
from unattend_gen.auditor.panther import check, differences
from unattend_gen.catalog.load import catalog
from unattend_gen.core.deadline import deadline_in
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import (
    CheckedDocument,
    CheckedSetting,
    Report,
    SettingState,
    Skipped,
    SkipReason,
    Verdict,
)
from unattend_gen.errors import AnswerFileError, ExitCode

KEY_SETTING = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
SCRUBBED = a_shell_setup("specialize", f"<ProductKey>{MARKER}</ProductKey>")
LEAKED = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
PLAIN = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")
BROKEN = b"<unattend>\n<Password>" + CANARY_PASSWORD.encode()


def a_document(name: str, data: bytes) -> Document:
    return Document(Location(name), data)


def verdicts(report: Report) -> list[tuple[str, Verdict]]:
    return [(one.location.path, one.verdict) for one in report.documents]


def test_a_scrubbed_copy_is_clean() -> None:
    assert check([a_document("a.xml", SCRUBBED)], catalog()) == Report(
        command="check",
        documents_read=1,
        documents=(
            CheckedDocument(
                Location("a.xml"),
                Verdict.SCRUBBED,
                (CheckedSetting(KEY_SETTING, SettingState.MARKER, 3),),
            ),
        ),
    )


def test_a_leaked_copy_is_an_error_that_shows_the_last_five_characters() -> None:
    report = check([a_document("a.xml", LEAKED)], catalog())

    assert report.findings == (
        Finding(
            "leftover-key",
            Severity.ERROR,
            Confidence.HIGH,
            Location("a.xml", line=3, column=182, setting=KEY_SETTING),
            "a product key ending in Q4JK2 was left in clear text",
            "delete or scrub the file, and have the key replaced if others could read it;"
            " no pass is marked as processed, so Setup has not scrubbed this file",
            last_five="Q4JK2",
        ),
    )
    assert report.exit_code is ExitCode.FINDINGS


def test_each_document_has_its_own_verdict() -> None:
    documents = [a_document("1", LEAKED), a_document("2", SCRUBBED), a_document("3", PLAIN)]

    assert verdicts(check(documents, catalog())) == [
        ("1", Verdict.LEAKED),
        ("2", Verdict.SCRUBBED),
        ("3", Verdict.NOTHING_TO_SCRUB),
    ]


def test_a_document_that_does_not_parse_is_unreadable_skipped_and_looked_at_all_the_same() -> None:
    report = check([a_document("a.xml", BROKEN)], catalog())

    assert verdicts(report) == [("a.xml", Verdict.UNREADABLE)]
    assert [finding.rule for finding in report.findings] == ["leftover-password"]
    assert [(one.reason, one.location.path) for one in report.skipped] == [
        (SkipReason.NOT_WELL_FORMED, "a.xml")
    ]
    assert not report.is_complete


def test_a_document_that_does_not_parse_is_never_clean() -> None:
    report = check([a_document("a.xml", b"<unattend>")], catalog())

    assert report.findings == ()
    assert report.exit_code is ExitCode.INCOMPLETE


def test_a_copy_without_time_is_unreadable_skipped_and_looked_at_all_the_same() -> None:
    data = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
    document = replace(a_document("unattend.xml", data), deadline=deadline_in(-1))

    report = check([document], catalog())

    assert verdicts(report) == [("unattend.xml", Verdict.UNREADABLE)]
    assert [one.reason for one in report.skipped] == [SkipReason.LIMIT_REACHED]
    assert [one.last_five for one in report.findings] == ["Q4JK2"]


def test_an_unreadable_document_is_in_the_report() -> None:
    skipped = Skipped(Location("b.xml"), SkipReason.UNREADABLE, "permission denied")

    report = check([a_document("a.xml", SCRUBBED), skipped], catalog())

    assert report.skipped == (skipped,)
    assert report.documents_read == 1
    assert report.exit_code is ExitCode.INCOMPLETE


def test_nothing_to_look_at_is_not_clean() -> None:
    assert check([], catalog()).exit_code is ExitCode.UNUSABLE


def test_a_copy_that_differs_from_the_rendered_file_is_reported() -> None:
    report = check([a_document("a.xml", PLAIN)], catalog(), against=[a_document("r.xml", SCRUBBED)])

    assert {finding.rule for finding in report.findings} == {"differs-from-rendered"}
    assert verdicts(report) == [("a.xml", Verdict.NOTHING_TO_SCRUB)]
    assert report.exit_code is ExitCode.FINDINGS


def test_a_scrubbed_copy_of_the_rendered_file_does_not_differ() -> None:
    report = check(
        [a_document("a.xml", SCRUBBED)], catalog(), against=[a_document("r.xml", LEAKED)]
    )

    assert report.findings == ()


def test_a_rendered_file_that_is_not_an_answer_file_is_an_error() -> None:
    with pytest.raises(AnswerFileError) as caught:
        check([], catalog(), against=[a_document("r.xml", BROKEN)])

    assert caught.value.where == "r.xml"
    assert caught.value.__cause__ is None


SHELL_SETUP = "Microsoft-Windows-Shell-Setup"
PASSWORD = f"<Password><Value>{CANARY_PASSWORD}</Value><PlainText>true</PlainText></Password>"
ADDED = "the setting is in the copy but was not rendered"
MISSING = "the setting was rendered but is not in the copy"
CHANGED = "the setting has a different value than was rendered"


def found(copy: bytes, *rendered: bytes) -> list[tuple[str, str | None]]:
    location = Location("unattend.xml")
    results = differences(location, parse(copy), [parse(data) for data in rendered])
    return [(finding.message, finding.location.setting) for finding in results]


def between(copy: str, rendered: str) -> list[tuple[str, str | None]]:
    return found(a_shell_setup("specialize", copy), a_shell_setup("specialize", rendered))


def setting(path: str) -> str:
    return f"specialize/{SHELL_SETUP}/{path}"


def test_a_file_does_not_differ_from_itself() -> None:
    assert between("<TimeZone>UTC</TimeZone>", "<TimeZone>UTC</TimeZone>") == []


def test_without_a_rendered_file_nothing_is_compared() -> None:
    assert found(a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")) == []


@pytest.mark.parametrize(
    "scrubbed",
    [
        f"<Password>{MARKER}</Password>",
        f"<Password><Value>{MARKER}</Value><PlainText>true</PlainText></Password>",
        "<Password>SENSITIVE*DatA*deleteD.</Password>",
    ],
)
def test_scrubbing_is_not_a_difference(scrubbed: str) -> None:
    assert between(f"<AutoLogon>{scrubbed}</AutoLogon>", f"<AutoLogon>{PASSWORD}</AutoLogon>") == []


def test_marks_of_setup_and_blanks_are_not_a_difference() -> None:
    body = a_component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>")
    spaced = a_component(SHELL_SETUP, "\n\n  <TimeZone>\n  UTC </TimeZone><!-- by Setup -->")

    assert (
        found(
            an_answer_file(("specialize", spaced), processed=("specialize",)),
            an_answer_file(("specialize", body)),
        )
        == []
    )


def test_the_order_of_passes_is_not_a_difference() -> None:
    one = ("specialize", a_component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>"))
    other = ("oobeSystem", a_component(SHELL_SETUP, "<TimeZone>GMT</TimeZone>"))

    assert found(an_answer_file(one, other), an_answer_file(other, one)) == []


def test_an_action_that_setup_dropped_is_not_a_difference() -> None:
    rendered = "<X><Y wcm:action='add'><Z>1</Z></Y></X>"

    assert between("<X><Y><Z>1</Z></Y></X>", rendered) == []


def test_another_value_is_a_difference() -> None:
    assert between("<TimeZone>GMT</TimeZone>", "<TimeZone>UTC</TimeZone>") == [
        (CHANGED, setting("TimeZone"))
    ]


def test_another_secret_is_a_difference_and_neither_is_shown() -> None:
    assert between(
        f"<ProductKey>{TEST_MAK}</ProductKey>", f"<ProductKey>{OTHER_TEST_MAK}</ProductKey>"
    ) == [(CHANGED, setting("ProductKey"))]


def test_a_setting_that_was_not_rendered_is_a_difference() -> None:
    assert between("<TimeZone>UTC</TimeZone>", "") == [(ADDED, setting("TimeZone"))]


def test_a_setting_that_is_gone_is_a_difference_without_a_line() -> None:
    copy = parse(a_shell_setup("specialize", ""))
    rendered = parse(a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>"))

    [finding] = differences(Location("unattend.xml"), copy, [rendered])

    assert finding.location == Location("unattend.xml", setting=setting("TimeZone"))
    assert finding.message == MISSING


def test_a_marker_without_a_rendered_setting_is_a_difference() -> None:
    assert between(f"<ProductKey>{MARKER}</ProductKey>", "") == [(ADDED, setting("ProductKey"))]


def test_items_of_a_list_are_compared_one_by_one() -> None:
    item = "<Y wcm:action='add'><Z>{}</Z></Y>"
    copy = f"<X>{item.format(1)}{item.format(3)}</X>"
    rendered = f"<X>{item.format(1)}{item.format(2)}{item.format(9)}</X>"

    assert between(copy, rendered) == [
        (CHANGED, setting("X/Y[2]/Z")),
        (MISSING, setting("X/Y[3]/Z")),
    ]


def test_an_item_that_was_taken_out_of_the_middle_is_missing_and_nothing_else() -> None:
    item = "<Y wcm:action='add'><Z>{}</Z></Y>"
    copy = f"<X>{item.format(1)}{item.format(3)}</X>"
    rendered = f"<X>{item.format(1)}{item.format(2)}{item.format(3)}</X>"

    assert between(copy, rendered) == [(MISSING, setting("X/Y[2]/Z"))]


def test_a_scrubbed_item_is_matched_by_its_remaining_settings() -> None:
    item = "<A><Name>{}</Name>{}</A>"
    copy = f"<X>{item.format('b', f'<Password>{MARKER}</Password>')}</X>"
    rendered = f"<X>{item.format('a', PASSWORD)}{item.format('b', PASSWORD)}</X>"

    assert between(copy, rendered) == [
        (MISSING, setting("X/A[1]/Name")),
        (MISSING, setting("X/A[1]/Password/Value")),
        (MISSING, setting("X/A[1]/Password/PlainText")),
    ]


def test_the_name_of_a_keyed_item_is_compared() -> None:
    assert between("<X><Y wcm:keyValue='a'/></X>", "<X><Y wcm:keyValue='b'/></X>") == [
        (CHANGED, setting("X/Y/@keyValue"))
    ]


def test_architectures_are_distinguished() -> None:
    one = an_answer_file(("specialize", a_component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>")))
    other = an_answer_file(
        ("specialize", a_component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>", "x86"))
    )

    assert found(one, other) == [
        (ADDED, setting("TimeZone")),
        (MISSING, setting("TimeZone")),
    ]


def test_a_copy_is_compared_with_the_file_it_is_most_like() -> None:
    copy = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone><ComputerName>A</ComputerName>")
    near = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone><ComputerName>B</ComputerName>")
    far = a_shell_setup("oobeSystem", "<TimeZone>UTC</TimeZone>")

    assert found(copy, far, near) == [(CHANGED, setting("ComputerName"))]


def test_a_log_with_a_secret_has_a_verdict_and_others_are_only_counted() -> None:
    log = b"2026-01-02 Info run: net user admin Tr0ub4dor&3xy /add\r\n"
    documents = [a_document("Panther/setupact.log", log), a_document("setuperr.log", b"2026 ok")]

    report = check(documents, catalog())

    assert verdicts(report) == [("Panther/setupact.log", Verdict.LEAKED)]
    assert {finding.rule for finding in report.findings} == {"secret-in-command"}
    assert [finding.secret_id for finding in report.findings] == [None]
    assert (report.documents_read, report.exit_code) == (2, ExitCode.FINDINGS)


def test_a_log_about_answer_files_is_not_a_broken_one() -> None:
    log = b'2026 Info parsed <unattend xmlns="urn:schemas-microsoft-com:unattend">'

    assert check([a_document("setupact.log", log)], catalog()).skipped == ()


def test_a_copy_is_searched_for_secrets_in_other_formats_too() -> None:
    body = f"<Note>[GuiUnattended] AdminPassword={CANARY_PASSWORD}</Note>"
    report = check([a_document("unattend.xml", a_shell_setup("specialize", body))], catalog())

    assert [finding.location.path for finding in report.findings] == ["unattend.xml"]


def test_references_do_not_hide_a_secret() -> None:
    key = f"&#{ord(TEST_MAK[0])};{TEST_MAK[1:]}"
    data = a_shell_setup("specialize", f"<Info>{key}</Info>")

    assert verdicts(check([a_document("a.xml", data)], catalog())) == [("a.xml", Verdict.LEAKED)]
