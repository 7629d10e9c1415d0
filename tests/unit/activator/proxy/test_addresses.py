"""The addresses, by list."""

from __future__ import annotations

import pytest

from unattend_gen.activator.proxy.addresses import address_lists, addresses
from unattend_gen.errors import UsageError


def test_each_list_has_a_time() -> None:
    assert [one.label for one in address_lists()] == [
        "Deploy MAK Activation, the time of Windows Server 2012",
        "Microsoft support article on 0x8004FE33 (KB921471), read in 2026",
    ]


def test_the_lists_share_one_host_alone() -> None:
    article, present, both = (addresses(which) for which in ("article", "present", "both"))

    assert (len(article), len(present), len(both)) == (7, 13, 19)
    assert [str(one) for one in article if one in present] == ["go.microsoft.com"]


def test_an_address_is_present_or_not() -> None:
    assert {str(one): one.is_present for one in addresses()}["sls.microsoft.com"] is False
    assert {str(one): one.is_present for one in addresses()}["login.live.com"] is True


def test_no_address_goes_by_the_port_of_kms() -> None:
    assert {port for one in addresses() for port in one.ports} == {80, 443}


def test_another_list_is_refused() -> None:
    with pytest.raises(UsageError, match="choose from article, present, both"):
        addresses("future")
