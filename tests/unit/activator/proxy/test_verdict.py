"""The result of a check."""

from __future__ import annotations

import pytest

from unattend_gen.activator.proxy.addresses import addresses
from unattend_gen.activator.proxy.entries import Entry
from unattend_gen.activator.proxy.squid_conf import NotFollowed
from unattend_gen.activator.proxy.verdict import (
    ProxyCheck,
    ProxyFinding,
    ProxyKind,
    Undecided,
    is_exempt,
)
from unattend_gen.core.finding import Severity


def test_what_was_not_read_or_not_decided_makes_a_check_incomplete() -> None:
    assert ProxyCheck(ProxyKind.SQUID, (), (), (), 13).is_complete
    assert not ProxyCheck(ProxyKind.SQUID, (), (NotFollowed("f", 1, "r"),), (), 13).is_complete
    assert not ProxyCheck(ProxyKind.PAC, (), (), (), 13, (Undecided("f", 1, "r"),)).is_complete


@pytest.mark.parametrize(
    ("severity", "is_right"),
    [(Severity.NOTE, True), (Severity.WARNING, False), (Severity.ERROR, False)],
)
def test_a_note_leaves_a_check_right(severity: Severity, *, is_right: bool) -> None:
    finding = ProxyFinding(severity, "message", "advice", "f")

    assert ProxyCheck(ProxyKind.LIST, (finding,), (), (), 13).is_right is is_right


def test_one_port_of_an_address_is_enough() -> None:
    address = next(one for one in addresses("present") if one.host == "go.microsoft.com")

    assert is_exempt(address, [Entry(address.host, 443, "", 1)])
    assert is_exempt(address, [Entry(address.host, None, "", 1)])
    assert not is_exempt(address, [Entry(address.host, 1688, "", 1)])
