"""DNS, asked of a real name server."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.loopback import a_name_server, a_name_server_that_leads_in_a_circle, a_silent_name_server
from unattend_gen.activator.kms.dns import Dns
from unattend_gen.activator.kms.search import LookupTroubleError, SrvRecord
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


pytestmark = pytest.mark.needs("dns")


@pytest.fixture
def names(tmp_path: Path) -> Iterator[Dns]:
    records = (
        "--srv-host=_vlmcs._tcp.corp.test,slow.test,1688,20,0",
        "--srv-host=_vlmcs._tcp.corp.test,light.test,1688,10,5",
        "--srv-host=_vlmcs._tcp.corp.test,heavy.test,1689,10,50",
        "--srv-host=_vlmcs._tcp.closed.test,.,0,0,0",
        "--host-record=heavy.test,127.0.0.1",
        "--host-record=plain.test,127.0.0.2",
    )
    with a_name_server(tmp_path, *records) as server:
        yield Dns(server, timeout_seconds=5)


def test_records_come_by_priority_then_by_weight(names: Dns) -> None:
    assert names.kms_records("corp.test") == (
        SrvRecord("heavy.test", 1689, 10, 50),
        SrvRecord("light.test", 1688, 10, 5),
        SrvRecord("slow.test", 1688, 20, 0),
    )


@pytest.mark.parametrize("domain", ["none.test", "plain.test", "closed.test"])
def test_a_domain_without_hosts_names_none(names: Dns, domain: str) -> None:
    assert names.kms_records(domain) == ()


def test_a_host_has_its_addresses_or_none(names: Dns) -> None:
    assert names.addresses("heavy.test") == ("127.0.0.1",)
    with pytest.raises(LookupTroubleError, match="the host name has no address"):
        names.addresses("light.test")


def test_a_server_that_never_answers_is_given_up_in_time() -> None:
    started = time.monotonic()

    with a_silent_name_server() as server, pytest.raises(LookupTroubleError, match="in time"):
        Dns(server, timeout_seconds=0.5).kms_records("corp.test")

    assert time.monotonic() - started < 5


def test_a_loop_of_aliases_is_reported() -> None:
    with a_name_server_that_leads_in_a_circle() as server:
        names = Dns(server, timeout_seconds=5)

        with pytest.raises(LookupTroubleError, match="a loop of aliases"):
            names.kms_records("corp.test")
        with pytest.raises(LookupTroubleError, match="a loop of aliases"):
            names.addresses("kms.corp.test")


def test_this_machine_knows_domains_by_names_without_dots_at_the_ends() -> None:
    domains = Dns(None, timeout_seconds=1).own_domains()

    assert [one for one in domains if one != one.strip(".").lower()] == []


@pytest.mark.parametrize(
    "server", ["dns.contoso.com", "127.0.0.1:0", "127.0.0.1:x", "[::1]:70000", "", ":53"]
)
def test_an_invalid_server_address_is_rejected(server: str) -> None:
    with pytest.raises(UsageError, match="--server needs the address of a name server"):
        Dns(server, timeout_seconds=1)


@pytest.mark.parametrize("server", ["::1", "[::1]:5353", "127.0.0.1", "127.0.0.1:5353"])
def test_addresses_of_both_protocols_are_taken(server: str) -> None:
    assert Dns(server, timeout_seconds=1) is not None
