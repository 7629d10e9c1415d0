"""What a search sees and decides."""

from __future__ import annotations

import pytest

from tests.samples import TEST_MAK
from unattend_gen.activator.kms.records import (
    Searched,
    SrvRecord,
    Tried,
    Verdict,
    domain_of,
    verdict_of,
)
from unattend_gen.errors import ExitCode, UsageError

RECORD = SrvRecord("kms.test", 1688, 0, 0)
ANSWERS = Searched("a.test", (Tried(RECORD, "TCP 1688 refuses the connection"), Tried(RECORD)))
SILENT = Searched("a.test", (Tried(RECORD, "TCP 1688 does not answer in time"),))
NOTHING = Searched("b.test")
UNKNOWN = Searched("c.test", trouble="no name server answered in time")


@pytest.mark.parametrize(
    ("searched", "verdict", "code"),
    [
        ((UNKNOWN, NOTHING, ANSWERS), Verdict.FOUND, ExitCode.CLEAN),
        ((NOTHING,), Verdict.NONE, ExitCode.FINDINGS),
        ((NOTHING, SILENT), Verdict.UNREACHABLE, ExitCode.INCOMPLETE),
        ((NOTHING, UNKNOWN), Verdict.UNCERTAIN, ExitCode.INCOMPLETE),
        ((UNKNOWN,), Verdict.NOT_LOOKED, ExitCode.UNUSABLE),
    ],
)
def test_only_a_full_answer_without_hosts_asks_for_a_mak(
    searched: tuple[Searched, ...], verdict: Verdict, code: ExitCode
) -> None:
    assert verdict_of(searched) is verdict
    assert verdict.exit_code is code
    assert verdict.sentence


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Corp.Contoso.COM.", "corp.contoso.com"),
        ("_vlmcs._tcp.contoso.com", "contoso.com"),
        ("local", "local"),
    ],
)
def test_a_domain_is_asked_for_in_one_form(text: str, domain: str) -> None:
    assert domain_of(text) == domain


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "a..b",
        "-a.b",
        "a b",
        "contoso.com; rm",
        "\u00fc.test",
        "a" * 64,
        "a." * 130,
        TEST_MAK,
    ],
)
def test_what_is_no_domain_is_refused_without_its_text(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        domain_of(text)

    assert str(caught.value) == "this is no domain of DNS"
