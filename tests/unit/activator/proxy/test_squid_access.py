"""What squid does with a request: said here, and tried in squid itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.loopback import a_squid, status_of
from unattend_gen.activator.proxy.squid_access import Access, Outcome
from unattend_gen.activator.proxy.squid_acls import Request
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
OUTCOMES = {
    "nothing": (Outcome.REFUSED, Outcome.REFUSED),
    "users alone": (Outcome.ASKED, Outcome.ASKED),
    "exact host": (Outcome.PASSES, Outcome.PASSES),
    "all below": (Outcome.PASSES, Outcome.PASSES),
    "another host": (Outcome.ASKED, Outcome.ASKED),
    "too late": (Outcome.ASKED, Outcome.ASKED),
    "denied before": (Outcome.REFUSED, Outcome.REFUSED),
    "all but": (Outcome.ASKED, Outcome.ASKED),
    "one port": (Outcome.PASSES, Outcome.ASKED),
    "tunnels": (Outcome.ASKED, Outcome.REFUSED),
    "built in": (Outcome.ASKED, Outcome.PASSES),
    "path": (Outcome.PASSES, Outcome.ASKED),
    "host pattern": (Outcome.PASSES, Outcome.PASSES),
    "url pattern": (Outcome.PASSES, Outcome.ASKED),
    "group": (Outcome.PASSES, Outcome.PASSES),
    "no last word, denying": (Outcome.PASSES, Outcome.PASSES),
    "no last word, allowing": (Outcome.REFUSED, Outcome.REFUSED),
    "manager": (Outcome.ASKED, Outcome.ASKED),
    "not users": (Outcome.ASKED, Outcome.ASKED),
}
"""Outcomes for `PAGE` and `TUNNEL`; squid itself confirms them below."""


def access(text: str, folder: Path) -> Access:
    read = squid_directives(str(folder / "squid.conf"), USERS + text)
    return Access(one for one in read if isinstance(one, Directive))


@pytest.mark.parametrize("name", CONFIGS)
def test_each_configuration_has_its_outcomes(name: str, tmp_path: Path) -> None:
    rules = access(CONFIGS[name], tmp_path)

    assert (rules.answer(PAGE).outcome, rules.answer(TUNNEL).outcome) == OUTCOMES[name]


def page_if_denied(acls: str, folder: Path, denied: str = "a") -> Outcome:
    """Return the outcome for `PAGE` if an acl that matches is denied and all others pass."""
    text = f"{acls}\nhttp_access deny {denied}\nhttp_access allow all\n"
    return access(text, folder).answer(PAGE).outcome


@pytest.mark.parametrize("ports", ["80", "80-80", "1-80", "80-99", "7 80", "443 79-81"])
def test_a_port_or_a_range_with_it_matches(ports: str, tmp_path: Path) -> None:
    assert page_if_denied(f"acl a port {ports}", tmp_path) is Outcome.REFUSED


@pytest.mark.parametrize("ports", ["81", "1-79", "81-99", "http", "8", "800"])
def test_other_ports_do_not_match(ports: str, tmp_path: Path) -> None:
    assert page_if_denied(f"acl a port {ports}", tmp_path) is Outcome.PASSES


@pytest.mark.parametrize(
    ("patterns", "outcome"),
    [
        ("GO", Outcome.PASSES),
        ("-i GO", Outcome.REFUSED),
        ("-i X GO", Outcome.REFUSED),
        ("-i +i GO", Outcome.PASSES),
        ("+i GO -i X", Outcome.PASSES),
        ("-i -n GO", Outcome.REFUSED),
        ("x go", Outcome.REFUSED),
        ("( go", Outcome.REFUSED),
        ("(a+)+ go", Outcome.REFUSED),
    ],
)
def test_flags_apply_to_the_patterns_after_them(
    patterns: str, outcome: Outcome, tmp_path: Path
) -> None:
    assert page_if_denied(f"acl a dstdom_regex {patterns}", tmp_path) is outcome


@pytest.mark.parametrize(
    "pattern",
    [
        r"\.com$",
        "^go[.]",
        "[[:alpha:]]+[.]microsoft",
        "^([a-z]+[.]){2}com$",
        "^(www|go|crl)[.]",
        "((.+))*",
        "(((m*)*)*)*",
        ".*" * 100,
    ],
)
def test_a_pattern_is_evaluated_whatever_it_repeats(pattern: str, tmp_path: Path) -> None:
    assert page_if_denied(f"acl a dstdom_regex {pattern}", tmp_path) is Outcome.REFUSED
    assert page_if_denied(f"acl a dstdom_regex ({pattern})!", tmp_path) is Outcome.PASSES


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("src 10.0.0.0/8", Outcome.PASSES),
        ("srcdomain .contoso.com", Outcome.PASSES),
        ("time MTWHF 08:00-18:00", Outcome.PASSES),
        ("browser Mozilla", Outcome.PASSES),
        ("maxconn 10", Outcome.PASSES),
        ("dst 203.0.113.0/24", Outcome.UNDECIDED),
        ("dst_as 64500", Outcome.UNDECIDED),
        ("req_mime_type ^text/xml", Outcome.UNDECIDED),
        ("ssl::server_name_regex microsoft", Outcome.UNDECIDED),
    ],
)
def test_a_condition_on_the_client_is_assumed_and_one_on_the_target_is_not(
    kind: str, outcome: Outcome, tmp_path: Path
) -> None:
    text = f"acl a {kind}\nhttp_access allow a\nhttp_access deny all\n"

    assert access(text, tmp_path).answer(PAGE).outcome is outcome


def test_a_condition_that_changes_nothing_may_stay_undecided(tmp_path: Path) -> None:
    acl = "acl a dst 203.0.113.0/24\n"

    assert access(f"{acl}http_access allow a\nhttp_access allow all\n", tmp_path).answer(
        PAGE
    ).outcome is (Outcome.PASSES)
    assert access(f"{acl}http_access deny a\nhttp_access deny all\n", tmp_path).answer(
        PAGE
    ).outcome is (Outcome.REFUSED)
    assert access(f"{acl}http_access allow a users\n{END}", tmp_path).answer(PAGE).outcome is (
        Outcome.ASKED
    )


@pytest.mark.parametrize(
    ("acls", "outcome"),
    [
        ("!a", Outcome.UNDECIDED),
        ("any", Outcome.UNDECIDED),
        ("a none", Outcome.PASSES),
        ("lan a", Outcome.UNDECIDED),
        ("a users", Outcome.UNDECIDED),
        ("host any2", Outcome.REFUSED),
        ("missing", Outcome.UNDECIDED),
    ],
)
def test_a_line_with_an_undecided_condition(acls: str, outcome: Outcome, tmp_path: Path) -> None:
    text = (
        "acl a dst 203.0.113.0/24\nacl none dstdomain a.test\nacl lan src 10.0.0.0/8\n"
        "acl any any-of none a\nacl host dstdomain go.microsoft.com\nacl any2 any-of a host\n"
    )

    assert page_if_denied(text, tmp_path, acls) is outcome


@pytest.mark.parametrize("kind", ["any-of", "all-of"])
def test_groups_are_followed_up_to_eight_levels(kind: str, tmp_path: Path) -> None:
    groups = [f"acl g{level} {kind} g{level + 1}" for level in range(1, 10)]
    leaf = "acl g{} dstdomain go.microsoft.com"
    eight = "\n".join((*groups[:8], leaf.format(9)))
    nine = "\n".join((*groups, leaf.format(10)))

    assert page_if_denied(eight, tmp_path, "g1") is Outcome.REFUSED
    assert page_if_denied(nine, tmp_path, "g1") is Outcome.UNDECIDED


@pytest.mark.parametrize(
    ("members", "outcome"),
    [("y y", Outcome.REFUSED), ("y n", Outcome.PASSES), ("n y", Outcome.PASSES)],
)
def test_a_group_of_all_needs_every_member(members: str, outcome: Outcome, tmp_path: Path) -> None:
    acls = f"acl y dstdomain go.microsoft.com\nacl n dstdomain a.test\nacl a all-of {members}"

    assert page_if_denied(acls, tmp_path) is outcome


def test_an_acl_without_values_never_matches(tmp_path: Path) -> None:
    assert page_if_denied("acl a dstdomain", tmp_path) is Outcome.PASSES
    assert page_if_denied("acl a dstdomain", tmp_path, "!a") is Outcome.REFUSED


@pytest.mark.parametrize(
    ("first", "last", "outcome"),
    [("allow", "deny", Outcome.PASSES), ("deny", "allow", Outcome.REFUSED)],
)
def test_without_a_match_the_opposite_of_the_last_line_applies(
    first: str, last: str, outcome: Outcome, tmp_path: Path
) -> None:
    text = f"acl n dstdomain a.test\nhttp_access {first} n\nhttp_access {last} n\n"

    assert access(text, tmp_path).answer(PAGE).outcome is outcome


def test_other_directives_are_not_access_lines(tmp_path: Path) -> None:
    text = "http_port 3128\nhttp_access allow all\n"

    assert access(text, tmp_path).answer(PAGE).outcome is Outcome.PASSES


def test_an_access_line_without_acls_applies_to_all(tmp_path: Path) -> None:
    assert access("http_access allow\n", tmp_path).answer(PAGE).outcome is Outcome.PASSES
    assert access("http_access\nhttp_access allow all\n", tmp_path).answer(PAGE).outcome is (
        Outcome.PASSES
    )


@pytest.mark.parametrize("helper", ["groups %SRC /usr/lib/helper", "users %LOGIN /usr/lib/helper"])
def test_another_helper_requires_no_user(helper: str, tmp_path: Path) -> None:
    text = f"external_acl_type {helper}\nacl g external groups users\nhttp_access allow g\n{END}"

    assert access(text, tmp_path).answer(PAGE).outcome is Outcome.PASSES


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
    "pattern", ["(", "x" * 2000, r"\d", "(?:a)", "(a)\\1", "[[.a.]]", "a{300}", "(x{255}){255}"]
)
def test_a_pattern_that_cannot_be_evaluated_is_undecided(pattern: str, tmp_path: Path) -> None:
    assert page_if_denied(f"acl a url_regex {pattern}", tmp_path) is Outcome.UNDECIDED


def test_groups_that_name_each_other_have_an_end(tmp_path: Path) -> None:
    groups = "acl a any-of b\nacl b any-of a"

    assert page_if_denied(groups, tmp_path) is Outcome.UNDECIDED


def test_groups_that_name_themselves_often_have_an_end_soon(tmp_path: Path) -> None:
    assert page_if_denied(f"acl a any-of{' a' * 20}", tmp_path) is Outcome.UNDECIDED


def test_an_acl_that_many_lines_use_is_evaluated_once(tmp_path: Path) -> None:
    acls = "".join(f"acl a dstdomain h{number}.test\n" for number in range(2000))
    text = acls + "http_access deny a\n" * 2000 + "http_access allow all\n"

    assert access(text, tmp_path).answer(PAGE).outcome is Outcome.PASSES
