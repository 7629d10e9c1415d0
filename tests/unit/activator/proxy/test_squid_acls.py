"""One acl of squid and one request."""

from __future__ import annotations

import pytest

from unattend_gen.activator.proxy.posix_pattern import StepBudget
from unattend_gen.activator.proxy.squid_acls import Match, Request, builtin, covers, matches

PAGE = Request("go.microsoft.com", 80, "/fwlink")
TUNNEL = Request("go.microsoft.com", 443)


@pytest.mark.parametrize(
    ("kind", "values", "page", "tunnel"),
    [
        ("dstdomain", ".microsoft.com", Match.YES, Match.YES),
        ("port", "80", Match.YES, Match.NO),
        ("method", "CONNECT", Match.NO, Match.YES),
        ("src", "all", Match.YES, Match.YES),
        ("src", "10.0.0.0/8", Match.UNKNOWN, Match.UNKNOWN),
        ("proto", "HTTP", Match.YES, Match.UNKNOWN),
        ("url_regex", "^http:", Match.YES, Match.NO),
        ("urlpath_regex", "^/fw", Match.YES, Match.NO),
        ("time", "08:00-18:00", Match.UNKNOWN, Match.UNKNOWN),
        ("dst", "203.0.113.7", Match.UNDECIDED, Match.UNDECIDED),
    ],
)
def test_a_kind_of_acl_matches_as_documented(
    kind: str, values: str, page: Match, tunnel: Match
) -> None:
    assert matches(kind, (values,), PAGE, StepBudget()) is page
    assert matches(kind, (values,), TUNNEL, StepBudget()) is tunnel


def test_a_pattern_without_steps_left_is_undecided() -> None:
    assert matches("url_regex", ("x" * 50,), PAGE, StepBudget(10)) is Match.UNDECIDED


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("all", Match.YES),
        ("CONNECT", Match.NO),
        ("localhost", Match.NO),
        ("undefined", Match.UNDECIDED),
    ],
)
def test_squid_defines_some_acls_itself(name: str, expected: Match) -> None:
    assert builtin(name, PAGE) is expected


def test_a_dot_in_front_means_the_domain_and_all_below() -> None:
    assert covers(".a.test", "a.test")
    assert covers(".a.test", "b.a.test")
    assert not covers("a.test", "b.a.test")
    assert not covers(".a.test", "ba.test")
    assert not covers("b.test", "a.test")
    assert not covers("a.test", "b.test")
