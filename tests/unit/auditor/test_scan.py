from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.documents import a_document
from tests.samples import CANARY_PASSWORD, GVLK_PRO, MARKER, TEST_MAK, a_shell_setup
from unattend_gen.auditor.scan import PlacedDocuments, ScanContext, scan
from unattend_gen.core.deadline import deadline_in
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import SkipReason
from unattend_gen.core.secret import Secret, SecretKind, secret_id

if TYPE_CHECKING:
    from pathlib import Path


EMPTY = '<unattend xmlns="urn:schemas-microsoft-com:unattend"></unattend>'
CONTEXT = ScanContext(b"k" * 32)
BODY = (
    f"\n<ProductKey>{TEST_MAK}</ProductKey>\n<AutoLogon><Password><Value>{CANARY_PASSWORD}</Value>"
    "</Password></AutoLogon>"
)


def test_live_secrets_are_findings_with_place_and_identity() -> None:
    result = scan(a_document(a_shell_setup("specialize", BODY), "unattend.xml"), CONTEXT)
    first = "specialize/Microsoft-Windows-Shell-Setup"

    assert [(one.rule, one.location.line, one.location.setting) for one in result.findings] == [
        ("leftover-key", 4, f"{first}/ProductKey"),
        ("leftover-password", 5, f"{first}/AutoLogon/Password/Value"),
    ]
    assert result.findings[0].secret_id == secret_id(
        Secret(TEST_MAK, SecretKind.PRODUCT_KEY), CONTEXT.key
    )


def test_other_content_is_counted() -> None:
    result = scan(a_document(f"[Default]\nProductKey={GVLK_PRO}\nAdminPassword=\n"), CONTEXT)

    assert result.findings == ()
    assert dict(result.states) == {"published key": 1, "empty": 1}


def test_an_allowed_secret_is_not_a_finding() -> None:
    allowed = frozenset({secret_id(Secret(TEST_MAK, SecretKind.PRODUCT_KEY), CONTEXT.key)})
    document = a_document(f"slmgr /ipk {TEST_MAK}\n")

    assert scan(document, ScanContext(CONTEXT.key, allowed)).findings == ()


def test_the_result_can_be_pickled_and_contains_no_secret() -> None:
    result = scan(a_document(a_shell_setup("specialize", BODY)), CONTEXT)
    data = pickle.dumps(result)

    assert pickle.loads(data) == result  # noqa: S301 - our own bytes
    assert CANARY_PASSWORD.encode() not in data
    assert TEST_MAK.encode() not in data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_an_answer_file_is_a_finding_by_itself(encoding: str) -> None:
    text = f"<?xml version='1.0'?>\n<!DOCTYPE unattend>\n{EMPTY}"

    result = scan(a_document(text.encode(encoding), "unattend.xml"), CONTEXT)

    assert [(one.rule, one.location.line) for one in result.findings] == [("doctype-present", 2)]


def test_an_answer_file_that_was_searched_as_text_is_reported() -> None:
    text = f"{EMPTY[:-3]}<!-- Password -->"

    result = scan(a_document(text, "unattend.xml"), CONTEXT)

    assert result.skipped is not None
    assert result.skipped.reason is SkipReason.NOT_WELL_FORMED


def test_a_text_about_answer_files_is_not_an_error() -> None:
    result = scan(a_document(f"Write {EMPTY[:-3]} and a Password"), CONTEXT)

    assert result.skipped is None


LEAKED = a_shell_setup("specialize", f"\n<ProductKey>{TEST_MAK}</ProductKey>")
SCRUBBED = a_shell_setup("specialize", f"\n<ProductKey>{MARKER}</ProductKey>")


def seen(*documents: Document) -> list[tuple[str, str, int | None]]:
    placing = PlacedDocuments()
    for document in documents:
        placing.add(document, scan(document, ScanContext(b"k")).findings)
    return [
        (one.rule, (one.location.path, *one.location.inside)[-1], one.location.line)
        for one in placing.findings()
    ]


def test_a_later_file_in_an_image_is_found_too() -> None:
    panther = "Windows/Panther"
    original = Document(Location("i.wim", inside=("1", f"{panther}/unattend-original.xml")), LEAKED)
    copy = Document(Location("i.wim", inside=("1", f"{panther}/unattend.xml")), SCRUBBED)

    assert seen(original, copy) == [
        ("original-beside-scrubbed", f"{panther}/unattend-original.xml", 4)
    ]


def test_another_image_of_the_same_file_is_another_place() -> None:
    name = "Windows/Panther/unattend-original.xml"
    original = Document(Location("i.wim", inside=("1", name)), LEAKED)
    copy = Document(Location("i.wim", inside=("2", "Windows/Panther/unattend.xml")), SCRUBBED)

    assert seen(original, copy) == []


def test_on_a_disk_names_are_looked_up_in_any_case(tmp_path: Path) -> None:
    panther = tmp_path / "WINDOWS" / "panther"
    panther.mkdir(parents=True)
    (panther / "UNATTEND.XML").write_bytes(SCRUBBED)
    original = panther / "Unattend-Original.xml"

    [found] = seen(Document(Location(str(original)), LEAKED))

    assert found == ("original-beside-scrubbed", str(original), 4)


def test_a_document_elsewhere_or_without_a_secret_is_ignored(tmp_path: Path) -> None:
    assert seen(Document(Location(str(tmp_path / "a.xml")), LEAKED)) == []
    assert seen(Document(Location(str(tmp_path / "Windows/Panther/a.xml")), SCRUBBED)) == []


def test_of_a_document_without_time_the_beginning_is_searched() -> None:
    line = f"net user bob {CANARY_PASSWORD} /add\n"
    document = replace(a_document(line * 40_000, "a.cmd"), deadline=deadline_in(-1))

    result = scan(document, CONTEXT)

    assert result.skipped is not None
    assert result.skipped.reason is SkipReason.LIMIT_REACHED
    assert 1000 < len(result.findings) < 40_000
