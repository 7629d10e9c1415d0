"""The search, against a real name server and real ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.loopback import a_listener, a_name_server, a_silent_name_server, free_port
from tests.samples import TEST_MAK
from unattend_gen.activator.kms.dns import Dns
from unattend_gen.activator.kms.search import (
    MOST_TRIED,
    Searched,
    SrvRecord,
    Tried,
    Verdict,
    domain_of,
    search,
    verdict_of,
)
from unattend_gen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pathlib import Path

LOCAL = "--host-record=kms.test,127.0.0.1"


def srv(domain: str, host: str, port: int, priority: int = 0) -> str:
    return f"--srv-host=_vlmcs._tcp.{domain},{host},{port},{priority},0"


def searched(folder: Path, domains: list[str], *records: str) -> tuple[Searched, ...]:
    with a_name_server(folder, *records) as server:
        return search(domains, Dns(server, timeout_seconds=5), timeout_seconds=5)


def test_a_host_that_listens_is_found_and_ends_the_search(tmp_path: Path) -> None:
    with a_listener() as port:
        found = searched(
            tmp_path, ["a.test", "b.test", "c.test"], srv("b.test", "kms.test", port), LOCAL
        )

    assert found == (
        Searched("a.test"),
        Searched("b.test", (Tried(SrvRecord("kms.test", port, 0, 0)),)),
    )
    assert verdict_of(found) is Verdict.FOUND


def test_the_next_in_order_is_tried_where_the_first_is_silent(tmp_path: Path) -> None:
    closed = free_port()
    with a_listener() as port:
        found = searched(
            tmp_path,
            ["a.test"],
            srv("a.test", "kms.test", port, 2),
            srv("a.test", "kms.test", closed, 1),
            srv("a.test", "lost.test", port, 0),
            LOCAL,
        )

    assert [(host.record.priority, host.trouble) for host in found[0].hosts] == [
        (0, "the host name has no address"),
        (1, f"TCP {closed} refused the connection"),
        (2, ""),
    ]


def test_a_record_without_a_listener_decides_nothing(tmp_path: Path) -> None:
    found = searched(tmp_path, ["a.test"], srv("a.test", "kms.test", free_port()), LOCAL)

    assert verdict_of(found) is Verdict.UNREACHABLE


def test_of_very_many_hosts_some_are_tried(tmp_path: Path) -> None:
    records = [srv("a.test", f"h{number}.test", 1688) for number in range(MOST_TRIED + 4)]

    found = searched(tmp_path, ["a.test"], *records)

    assert (len(found[0].hosts), found[0].left_out) == (MOST_TRIED, 4)


def test_a_domain_that_cannot_be_asked_says_why() -> None:
    with a_silent_name_server() as server:
        found = search(["a.test"], Dns(server, timeout_seconds=0.4), timeout_seconds=1)

    assert found == (Searched("a.test", trouble="no name server answered in time"),)


RECORD = SrvRecord("kms.test", 1688, 0, 0)
ANSWERS = Searched("a.test", (Tried(RECORD, "TCP 1688 refused the connection"), Tried(RECORD)))
SILENT = Searched("a.test", (Tried(RECORD, "TCP 1688 timed out"),))
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
def test_an_invalid_domain_is_rejected_without_showing_a_key(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        domain_of(text)

    assert caught.value.message.endswith("` is not a DNS domain")
    assert TEST_MAK not in caught.value.message
