from __future__ import annotations

import pickle

import pytest

from tests.documents import a_document
from tests.samples import CANARY_PASSWORD, GVLK_PRO, TEST_MAK, a_shell_setup
from unattend_gen.auditor.scan import ScanContext, scan
from unattend_gen.core.report import SkipReason
from unattend_gen.core.secret import Secret, SecretKind, secret_id

EMPTY = '<unattend xmlns="urn:schemas-microsoft-com:unattend"></unattend>'
YARDSTICK = ScanContext(b"k" * 32)
BODY = (
    f"\n<ProductKey>{TEST_MAK}</ProductKey>\n<AutoLogon><Password><Value>{CANARY_PASSWORD}</Value>"
    "</Password></AutoLogon>"
)


def test_live_secrets_are_findings_with_place_and_identity() -> None:
    result = scan(a_document(a_shell_setup("specialize", BODY), "unattend.xml"), YARDSTICK)
    first = "specialize/Microsoft-Windows-Shell-Setup"

    assert [(one.rule, one.location.line, one.location.setting) for one in result.findings] == [
        ("leftover-key", 4, f"{first}/ProductKey"),
        ("leftover-password", 5, f"{first}/AutoLogon/Password/Value"),
    ]
    assert result.findings[0].secret_id == secret_id(
        Secret(TEST_MAK, SecretKind.PRODUCT_KEY), YARDSTICK.key
    )


def test_what_is_no_leak_is_counted() -> None:
    result = scan(a_document(f"[Default]\nProductKey={GVLK_PRO}\nAdminPassword=\n"), YARDSTICK)

    assert result.findings == ()
    assert dict(result.states) == {"published key": 1, "empty": 1}


def test_what_is_allowed_is_no_finding() -> None:
    allowed = frozenset({secret_id(Secret(TEST_MAK, SecretKind.PRODUCT_KEY), YARDSTICK.key)})
    document = a_document(f"slmgr /ipk {TEST_MAK}\n")

    assert scan(document, ScanContext(YARDSTICK.key, allowed)).findings == ()


def test_the_result_travels_and_holds_no_secret() -> None:
    result = scan(a_document(a_shell_setup("specialize", BODY)), YARDSTICK)
    data = pickle.dumps(result)

    assert pickle.loads(data) == result  # noqa: S301 - our own bytes
    assert CANARY_PASSWORD.encode() not in data
    assert TEST_MAK.encode() not in data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_an_answer_file_is_a_finding_by_itself(encoding: str) -> None:
    text = f"<?xml version='1.0'?>\n<!DOCTYPE unattend>\n{EMPTY}"

    result = scan(a_document(text.encode(encoding), "unattend.xml"), YARDSTICK)

    assert [(one.rule, one.location.line) for one in result.findings] == [("doctype-present", 2)]


def test_an_answer_file_that_was_searched_as_text_alone_is_told() -> None:
    text = f"{EMPTY[:-3]}<!-- Password -->"

    result = scan(a_document(text, "unattend.xml"), YARDSTICK)

    assert result.trouble is not None
    assert result.trouble.reason is SkipReason.NOT_WELL_FORMED


def test_a_text_about_answer_files_is_no_trouble() -> None:
    result = scan(a_document(f"Write {EMPTY[:-3]} and a Password"), YARDSTICK)

    assert result.trouble is None
