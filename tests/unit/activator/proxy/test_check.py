"""Is an existing list complete."""

from __future__ import annotations

import pytest

from unattend_gen.activator.proxy.addresses import addresses
from unattend_gen.activator.proxy.check import check_proxy, kind_of
from unattend_gen.activator.proxy.verdict import ProxyCheck, ProxyKind
from unattend_gen.core.finding import Severity

HOSTS = sorted({one.host for one in addresses("present")})
LIST = "\n".join(HOSTS)
USERS = "acl users proxy_auth REQUIRED\nhttp_access allow users\nhttp_access deny all\n"
PAC = """function FindProxyForURL(url, host) {{
  // "activation.sls.mircosoft.com" was here once
  if ({tests}) return "DIRECT";
  return "PROXY proxy.contoso.com:8080";
}}
"""


def check(text: str, which: str = "present") -> ProxyCheck:
    return check_proxy("file", text, which)


def findings(found: ProxyCheck) -> list[tuple[Severity, str, int | None]]:
    return [(one.severity, one.message, one.line) for one in found.findings]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PAC, ProxyKind.PAC),
        ("var FindProxyForURLEx = function () {}", ProxyKind.PAC),
        (USERS, ProxyKind.SQUID),
        ("  http_port 3128\n", ProxyKind.SQUID),
        (LIST, ProxyKind.LIST),
        ("", ProxyKind.LIST),
    ],
)
def test_a_kind_is_known_by_its_words(text: str, kind: ProxyKind) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize("blank", ["\n", "\n ", "\r\n\t"])
def test_many_blank_lines_take_no_time(blank: str) -> None:
    assert kind_of(blank * 300_000) is ProxyKind.LIST
    assert kind_of(blank * 300_000 + "acl users src all\n") is ProxyKind.SQUID


def test_a_complete_list_is_right() -> None:
    found = check(LIST)

    assert (found.findings, found.is_right, len(found.exempt)) == ((), True, 13)


def test_what_today_needs_is_an_error_and_what_the_article_named_a_note() -> None:
    found = check(LIST.replace("login.live.com\n", ""), "both")

    severities = {one.message.partition(" ")[0]: one.severity for one in found.findings}
    assert severities["login.live.com"] is Severity.ERROR
    assert severities["sls.microsoft.com"] is Severity.NOTE
    assert not found.is_right


def test_the_port_of_kms_leaves_a_host_out() -> None:
    found = check(LIST.replace("login.live.com", "login.live.com:1688"))

    assert [one[1].partition(" (")[0] for one in findings(found)] == [
        "login.live.com is missing",
        "port 1688 is for KMS, which no proxy forwards",
    ]


def test_a_list_of_wildcards_is_complete_and_wide() -> None:
    found = check("*.microsoft.com;*.live.com")

    assert found.is_right
    assert findings(found) == [
        (Severity.NOTE, "all of microsoft.com is exempt, far more than activation needs", 1),
        (Severity.NOTE, "all of live.com is exempt, far more than activation needs", 1),
    ]


@pytest.mark.parametrize("pattern", ["*" * 40 + ".q", "*o" * 40 + "q", "*." * 40 + "q"])
def test_a_pattern_of_many_asterisks_takes_no_time(pattern: str) -> None:
    assert check(pattern).exempt == ()
    assert check(PAC.format(tests=f'shExpMatch(host, "{pattern}")')).exempt == ()


def test_an_undecided_request_is_neither_exempt_nor_missing() -> None:
    found = check("acl a dst 203.0.113.7\nhttp_access allow a\nhttp_access deny all\n")

    assert (found.findings, found.exempt, len(found.undecided)) == ((), (), 13)
    assert found.undecided[0].line == 2


def test_squid_is_asked_for_each_address() -> None:
    text = f"acl w dstdomain {' '.join(HOSTS)}\nhttp_access allow w\n{USERS}"

    assert check(text).is_right
    assert (
        check(text.replace("login.live.com", ""))
        .findings[0]
        .message.startswith("login.live.com on port 80 requires authentication")
    )


def test_squid_names_the_line_that_asks() -> None:
    found = check(USERS).findings[0]

    assert (found.severity, found.line) == (Severity.ERROR, 2)


def test_an_invalid_dstdomain_value_is_reported() -> None:
    text = "acl w dstdomain *.sls.microsoft.com https://go.microsoft.com/*\nacl p port 80 1688\n"

    found = [one for one in check(text + USERS).findings if one.severity is Severity.WARNING]

    assert [(one.message[:36], one.advice, one.line) for one in found] == [
        ("dstdomain accepts host names only: n", "write .sls.microsoft.com", 1),
        ("dstdomain accepts host names only: n", "write go.microsoft.com", 1),
        ("port 1688 is for KMS, which no proxy", "activation uses ports 80 and 443", 2),
    ]


def test_a_misspelt_host_in_squid_is_reported() -> None:
    found = check(f"acl w dstdomain activation.sls.mircosoft.com\nhttp_access allow w\n{USERS}")

    assert ("activation.sls.mircosoft.com is not an activation host", 1) in [
        (one.message, one.line) for one in found.findings
    ]


def test_a_comment_without_an_end_is_none_of_the_script() -> None:
    found = check(PAC.format(tests="a") + "/* 'go.microsoft.com' " + "/* " * 200_000)

    assert found.exempt == ()
