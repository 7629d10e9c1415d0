"""What a check found, in words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.loopback import a_squid, status_of
from tests.powershell import nodes, parsed
from tests.samples import TEST_MAK
from tests.scripts import batch_lines
from unattend_gen.activator.proxy.addresses import addresses
from unattend_gen.activator.proxy.check import check_proxy
from unattend_gen.activator.proxy.formats import FORMATS, proxy_file
from unattend_gen.activator.proxy.squid_conf import NotFollowed
from unattend_gen.activator.proxy.verdict import ProxyCheck, ProxyFinding, ProxyKind
from unattend_gen.core.finding import Severity
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

FOUND = ProxyCheck(
    ProxyKind.SQUID,
    (ProxyFinding(Severity.ERROR, f"{TEST_MAK} is asked", "let it pass", "squid.conf", 7),),
    (NotFollowed("squid.conf", 3, "a loop"),),
    addresses("present")[:2],
    13,
)


def test_text_has_place_advice_and_count_and_no_key() -> None:
    assert FORMATS["text"](FOUND) == (
        "error  squid.conf:7\n"
        "       *** is asked\n"
        "       advice: let it pass\n"
        "\n"
        "not followed  squid.conf:3\n"
        "       a loop\n"
        "\n"
        "squid.conf: 2 of 13 addresses are exempt\n"
    )


def test_json_has_the_same_content() -> None:
    document = json.loads(FORMATS["json"](FOUND))

    assert (document["schema"], document["kind"], document["complete"]) == (
        "unattend-gen/activation-proxy/1",
        "squid",
        False,
    )
    assert (len(document["exempt"]), document["wanted"]) == (2, 13)
    assert document["findings"][0]["location"] == {"path": "squid.conf", "line": 7}
    assert TEST_MAK not in FORMATS["json"](FOUND)


PROXY = "proxy.contoso.com:8080"
BEFORE_USERS = proxy_file(addresses(), "squid") + "http_access allow users\nhttp_access deny all\n"


def test_squid_lets_the_addresses_pass_and_asks_for_a_user_elsewhere(tmp_path: Path) -> None:
    listed = [
        *(f"GET http://{one.host}{one.path or '/'}" for one in addresses() if 80 in one.ports),
        *(f"CONNECT {one.host}:443" for one in addresses() if 443 in one.ports),
        "GET http://crl.microsoft.com/PKI/crl/products/microsoftrootauthority.CRL",
    ]
    others = [
        "GET http://www.contoso.com/",
        "CONNECT www.microsoft.com:443",
        "GET http://www.microsoft.com/windows",
        "GET http://go.microsoft.com:8080/",
        "CONNECT activation.sls.microsoft.com:1688",
        "GET http://crl.microsoft.com/pki/crl/products/MicrosoftRootAuthority.crl.exe",
    ]

    with a_squid(tmp_path, BEFORE_USERS) as proxy:
        answers = {request: status_of(proxy, request) for request in (*listed, *others)}

    assert answers == {**dict.fromkeys(listed, 200), **dict.fromkeys(others, 407)}


def test_text_has_each_list_below_its_label() -> None:
    lines = proxy_file(addresses("article"), "text").splitlines()

    assert lines[3:6] == [
        "# Deploy MAK Activation, the time of Windows Server 2012",
        "go.microsoft.com",
        "sls.microsoft.com",
    ]
    assert "login.live.com" not in lines


@pytest.mark.parametrize("form", ["text", "squid", "pac"])
@pytest.mark.parametrize("which", ["present", "both"])
def test_a_generated_list_is_complete(form: str, which: str, tmp_path: Path) -> None:
    text = proxy_file(addresses(which), form, PROXY if form == "pac" else None)

    found = check_proxy(str(tmp_path / "file"), text, which)

    assert (found.findings, len(found.exempt)) == ((), found.wanted)


def test_a_pac_file_goes_directly_to_each_host() -> None:
    text = proxy_file(addresses("present"), "pac", PROXY)

    assert re.findall(r'^    "([^"]+)",?$', text, re.MULTILINE) == list(
        dict.fromkeys(one.host for one in addresses("present"))
    )
    assert f'return "PROXY {PROXY}";' in text


def test_netsh_is_given_both_lists() -> None:
    lines = batch_lines(proxy_file(addresses("article"), "netsh", PROXY).encode())

    assert (
        f'netsh winhttp set proxy proxy-server="{PROXY}" bypass-list="go.microsoft.com;'
        'sls.microsoft.com;crl.microsoft.com;www.microsoft.com;<local>"'
    ) in lines


def test_powershell_shows_the_old_proxy_and_sets_the_new() -> None:
    text = proxy_file(addresses(), "powershell", PROXY)

    parsed(text)
    assert nodes(text, "command_name").count("netsh") == 2


def test_the_firewall_gets_a_name_for_each_host_and_the_right_ports() -> None:
    text = proxy_file(addresses(), "firewall")

    parsed(text)
    assert "-RemotePort 80, 443 -RemoteDynamicKeywordAddresses $ids" in text
    assert "'activation-v2.sls.microsoft.com'" in text


@pytest.mark.parametrize(
    ("form", "proxy", "message"),
    [
        ("pac", None, "needs --proxy"),
        ("squid", PROXY, "does not contain a proxy"),
        ("pac", "proxy", "needs a host and a port"),
        ("netsh", 'a" & calc & ":80', "needs a host and a port"),
        ("pac", "proxy:99999", "needs a host and a port"),
        ("pac", f"{TEST_MAK}:80", "needs a host and a port"),
        ("xml", None, "choose from text, squid, pac, netsh, powershell, firewall"),
    ],
)
def test_conflicting_options_are_rejected(form: str, proxy: str | None, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        proxy_file(addresses(), form, proxy)
