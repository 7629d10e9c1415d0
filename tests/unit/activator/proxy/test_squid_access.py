"""What squid does with a request: said here, and tried in squid itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.loopback import a_squid, status_of
from unattend_gen.activator.proxy.squid_access import Access, Outcome, Request, covers
from unattend_gen.activator.proxy.squid_conf import Directive, squid_directives

if TYPE_CHECKING:
    from pathlib import Path

USERS = "acl users proxy_auth REQUIRED\n"
END = "http_access allow users\nhttp_access deny all\n"
STATUS = {Outcome.PASSES: 200, Outcome.ASKED: 407, Outcome.REFUSED: 403}
PAGE = Request("go.microsoft.com", 80, "/fwlink")
TUNNEL = Request("go.microsoft.com", 443)
CONFIGS = {
    "nothing": "",
    "users alone": END,
    "exact host": "acl a dstdomain go.microsoft.com\nhttp_access allow a\n" + END,
    "all below": "acl a dstdomain .microsoft.com\nhttp_access allow a\n" + END,
    "another host": "acl a dstdomain .go.microsoft.com.test\nhttp_access allow a\n" + END,
    "too late": "acl a dstdomain go.microsoft.com\n" + END + "http_access allow a\n",
    "denied before": "acl a dstdomain go.microsoft.com\nhttp_access deny a\n" + END,
    "all but": "acl a dstdomain go.microsoft.com\nhttp_access allow !a\n" + END,
    "one port": "acl a dstdomain go.microsoft.com\nacl p port 1-100\nhttp_access allow a p\n" + END,
    "tunnels": "acl a method CONNECT\nhttp_access deny a\n" + END,
    "built in": "http_access allow CONNECT\n" + END,
    "path": "acl a urlpath_regex -i ^/FWLINK$\nhttp_access allow a\n" + END,
    "host pattern": "acl a dstdom_regex \\.microsoft\\.com$\nhttp_access allow a\n" + END,
    "url pattern": "acl a url_regex ^http://go\\.\nhttp_access allow a\n" + END,
    "group": (
        "acl a dstdomain a.test\nacl b dstdomain go.microsoft.com\nacl g any-of a b\n"
        "http_access allow g\n" + END
    ),
    "no last word, denying": "acl a dstdomain a.test\nhttp_access deny a\n",
    "no last word, allowing": "acl a dstdomain a.test\nhttp_access allow a\n",
    "manager": "http_access allow manager\n" + END,
    "not users": "http_access deny !users\nhttp_access allow all\n",
}


def access(text: str, folder: Path) -> Access:
    read = squid_directives(str(folder / "squid.conf"), USERS + text)
    return Access(one for one in read if isinstance(one, Directive))


@pytest.mark.parametrize("text", CONFIGS.values(), ids=CONFIGS)
def test_squid_gives_the_expected_answer(text: str, tmp_path: Path) -> None:
    said = access(text, tmp_path)

    with a_squid(tmp_path, text) as proxy:
        seen = [
            status_of(proxy, "GET http://go.microsoft.com/fwlink"),
            status_of(proxy, "CONNECT go.microsoft.com:443"),
        ]

    assert [STATUS[said.answer(one).outcome] for one in (PAGE, TUNNEL)] == seen


def test_the_deciding_line_is_reported(tmp_path: Path) -> None:
    answer = access(END, tmp_path).answer(PAGE)

    assert answer.by is not None
    assert (answer.outcome, answer.by.line) == (Outcome.ASKED, 2)


def test_who_asks_is_not_known_and_counts_where_it_allows(tmp_path: Path) -> None:
    lan = "acl lan src 10.0.0.0/8\n"

    assert access(f"{lan}http_access allow lan\n{END}", tmp_path).answer(PAGE).outcome is (
        Outcome.PASSES
    )
    assert access(f"{lan}http_access deny lan\n{END}", tmp_path).answer(PAGE).outcome is (
        Outcome.ASKED
    )


def test_a_helper_that_needs_a_user_asks_for_one(tmp_path: Path) -> None:
    text = (
        "external_acl_type groups %LOGIN /usr/lib/helper\nacl g external groups staff\n"
        "http_access allow g\nhttp_access allow all\n"
    )

    assert access(text, tmp_path).answer(PAGE).outcome is Outcome.ASKED


@pytest.mark.parametrize(
    ("protocols", "outcome"),
    [("HTTP", Outcome.PASSES), ("FTP HTTP", Outcome.PASSES), ("FTP", Outcome.ASKED)],
)
def test_an_acl_of_protocols_matches_those_that_it_lists(
    protocols: str, outcome: Outcome, tmp_path: Path
) -> None:
    text = f"acl web proto {protocols}\nhttp_access allow web\n{END}"

    assert access(text, tmp_path).answer(PAGE).outcome is outcome


def test_the_protocol_of_a_tunnel_is_unknown(tmp_path: Path) -> None:
    rules = "acl web proto HTTP\nhttp_access {} web\n" + END

    assert access(rules.format("allow"), tmp_path).answer(TUNNEL).outcome is Outcome.PASSES
    assert access(rules.format("deny"), tmp_path).answer(TUNNEL).outcome is Outcome.ASKED


@pytest.mark.parametrize(
    "pattern",
    ["(", "(a+)+$", "([a-z.]|[a-z.][a-z.])*Q", "[a-z.]?" * 40, "[a-z.]*" * 12, "x" * 600],
)
def test_a_pattern_that_cannot_be_tried_is_unknown(pattern: str, tmp_path: Path) -> None:
    text = f"acl a url_regex {pattern}\nhttp_access deny a\nhttp_access allow all\n"

    assert access(text, tmp_path).answer(PAGE).outcome is Outcome.PASSES


def test_groups_that_name_each_other_have_an_end(tmp_path: Path) -> None:
    text = "acl a any-of b\nacl b any-of a\nhttp_access deny a\nhttp_access allow all\n"

    assert access(text, tmp_path).answer(PAGE).outcome is Outcome.PASSES


def test_groups_that_name_themselves_often_have_an_end_soon(tmp_path: Path) -> None:
    names = " a" * 20
    text = f"acl a any-of{names}\nhttp_access deny a\nhttp_access allow all\n"

    assert access(text, tmp_path).answer(PAGE).outcome is Outcome.PASSES


def test_a_dot_in_front_means_the_domain_and_all_below() -> None:
    assert covers(".a.test", "a.test")
    assert covers(".a.test", "b.a.test")
    assert not covers("a.test", "b.a.test")
    assert not covers(".a.test", "ba.test")
