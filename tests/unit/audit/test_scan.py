from __future__ import annotations

import pickle

from tests.documents import a_document
from tests.samples import CANARY_PASSWORD, GVLK_PRO, TEST_MAK, a_shell_setup
from unattend_gen.audit.identity import secret_id
from unattend_gen.audit.scan import Yardstick, scan
from unattend_gen.core.secret import Secret, SecretKind

YARDSTICK = Yardstick(b"k" * 32)
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

    assert scan(document, Yardstick(YARDSTICK.key, allowed)).findings == ()


def test_the_result_travels_and_holds_no_secret() -> None:
    result = scan(a_document(a_shell_setup("specialize", BODY)), YARDSTICK)
    data = pickle.dumps(result)

    assert pickle.loads(data) == result  # noqa: S301 - our own bytes
    assert CANARY_PASSWORD.encode() not in data
    assert TEST_MAK.encode() not in data
