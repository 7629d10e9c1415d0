"""Scripts for the automatic configuration of proxies, with the functions that vendors document."""

from __future__ import annotations

import pytest

from unattend_gen.activator.proxy.addresses import addresses
from unattend_gen.activator.proxy.formats import proxy_file
from unattend_gen.activator.proxy.pac import check_pac
from unattend_gen.activator.proxy.verdict import ProxyCheck, ProxyKind
from unattend_gen.core.finding import Severity

HOSTS = sorted({one.host for one in addresses("present")})
PAC = """function FindProxyForURL(url, host) {{
  // "activation.sls.mircosoft.com" was here once
  if ({tests}) return "DIRECT";
  return "PROXY proxy.contoso.com:8080";
}}
"""


def check(text: str) -> ProxyCheck:
    return check_pac("proxy.pac", text, addresses("present"))


@pytest.mark.parametrize(
    "test",
    [
        'host == "{0}"',
        'shExpMatch(host, "{0}")',
        "dnsDomainIs(host, '{0}')",
        'localHostOrDomainIs(host, "{0}")',
        'shExpMatch(url, "https://{0}/*")',
    ],
)
@pytest.mark.parametrize("result", ["DIRECT", "PROXY proxy.contoso.com:8080"])
def test_a_pac_file_is_not_run_so_nothing_is_exempt(test: str, result: str) -> None:
    script = PAC.format(tests=" ||\n".join(test.format(host) for host in HOSTS))

    found = check(script.replace("DIRECT", result))

    assert (found.kind, found.exempt, found.is_complete) == (ProxyKind.PAC, (), False)
    assert [(one.line, one.reason[:28]) for one in found.undecided] == [
        (1, "the script names 12 of 13 ad" if "url" in test else "the script names 13 of 13 ad")
    ]


def test_a_host_that_a_pac_file_does_not_name_may_still_connect_directly() -> None:
    found = check("function FindProxyForURL(url, host) { return 'DIRECT'; }")

    assert {one.severity for one in found.findings} == {Severity.NOTE}
    assert found.undecided[0].reason.startswith("the script names 0 of 13 addresses")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_our_own_pac_file_is_right(end: str) -> None:
    script = proxy_file(addresses("present"), "pac", "proxy.contoso.com:8080").replace("\n", end)

    found = check(script)

    assert (found.findings, found.is_complete, len(found.exempt)) == ((), True, 13)


def test_our_own_pac_file_with_a_change_is_not_run() -> None:
    script = proxy_file(addresses("present"), "pac", "proxy.contoso.com:8080")

    found = check(script.replace('"DIRECT"', '"PROXY proxy.contoso.com:8080"'))

    assert (found.exempt, found.is_complete) == ((), False)
