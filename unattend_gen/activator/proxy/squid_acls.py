"""Evaluates one acl of squid: does it match an activation request?

Source:
    Squid's reference of `acl`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.proxy.addresses import HTTPS
from unattend_gen.activator.proxy.posix_pattern import StepBudget, compile_pattern
from unattend_gen.activator.proxy.posix_syntax import PatternError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_FLAGS: Final = frozenset({"-i", "+i", "-n", "--"})
_CLIENT_ACLS: Final = frozenset(
    {
        *("src", "src_as", "srcdomain", "srcdom_regex", "arp", "eui64", "clientside_mark"),
        *("myip", "myport", "localip", "localport", "myportname", "client_connection_mark"),
        *("ident", "ident_regex", "ext_user", "ext_user_regex", "user_cert", "ca_cert"),
        *("browser", "referer_regex", "req_header", "time", "random", "maxconn", "max_user_ip"),
        *("external", "note", "tag", "annotate_client", "annotate_transaction", "peername"),
        *("transaction_initiator", "has", "at_step", "snmp_community", "connections_encrypted"),
    }
)
"""Kinds of acls that depend on the client, its connection or the time."""

_PORT_RANGE: Final = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")


class Match(Enum):
    """Whether an acl matches a request.

    Attributes:
        UNKNOWN: depends on the client or the time.
        UNDECIDED: depends on something that cannot be evaluated.
        MAY_ASK: asks for a user if something matches that cannot be evaluated.
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    UNDECIDED = "undecided"
    ASKS = "asks"
    MAY_ASK = "may ask"


@dataclass(frozen=True, slots=True)
class Request:
    """One request of an activating computer.

    Attributes:
        path: path of the file; `/` for any.
    """

    host: str
    port: int
    path: str = "/"

    @property
    def is_tunnel(self) -> bool:
        """Whether it uses CONNECT, as TLS does."""
        return self.port == HTTPS

    @property
    def method(self) -> str:
        """The HTTP method that the proxy sees."""
        return "CONNECT" if self.is_tunnel else "GET"

    @property
    def url(self) -> str:
        """The URL that the proxy sees; of a tunnel only host and port."""
        return f"{self.host}:{self.port}" if self.is_tunnel else f"http://{self.host}{self.path}"


def matches(kind: str, values: Sequence[str], request: Request, budget: StepBudget) -> Match:
    """Return whether the values of an acl match a request; the values may include flags."""
    if kind in _PATTERN_TEXTS:
        text = _PATTERN_TEXTS[kind](request)
        return Match.NO if text is None else _pattern(values, text, budget)
    if kind in _TESTS:
        return _TESTS[kind](values, request)
    return Match.UNKNOWN if kind in _CLIENT_ACLS else Match.UNDECIDED


def builtin(name: str, request: Request) -> Match:
    """Return whether an acl that squid defines itself matches."""
    match name:
        case "all":
            return Match.YES
        case "CONNECT":
            return _match_if(request.is_tunnel)
        case "localhost" | "to_localhost" | "to_linklocal" | "manager":
            return Match.NO  # the activating computer is not the proxy itself
    return Match.UNDECIDED


def _match_if(is_match: bool) -> Match:  # noqa: FBT001 - converts a verdict
    return Match.YES if is_match else Match.NO


def _matches_protocol(values: Sequence[str], request: Request) -> Match:
    return Match.UNKNOWN if request.is_tunnel else _match_if("HTTP" in values)


_TESTS: Final[Mapping[str, Callable[[Sequence[str], Request], Match]]] = {
    "dstdomain": lambda values, request: _match_if(
        any(covers(one, request.host) for one in values)
    ),
    "port": lambda values, request: _match_if(any(_is_port(one, request.port) for one in values)),
    "method": lambda values, request: _match_if(request.method in values),
    "src": lambda values, _: Match.YES if "all" in values else Match.UNKNOWN,
    "proto": _matches_protocol,
}
"""The test for each kind of acl, given its values and the request."""

_PATTERN_TEXTS: Final[Mapping[str, Callable[[Request], str | None]]] = {
    "dstdom_regex": lambda request: request.host,
    "url_regex": lambda request: request.url,
    "urlpath_regex": lambda request: None if request.is_tunnel else request.path,
}
"""The text that the patterns of an acl are matched with; a tunnel has no path."""


def covers(value: str, host: str) -> bool:
    """Return whether a value of `dstdomain` matches a host; a leading dot includes subdomains."""
    name = value.lower()
    if name.startswith("."):
        return host == name[1:] or host.endswith(name)
    return host == name


def _is_port(value: str, port: int) -> bool:
    match = _PORT_RANGE.fullmatch(value)
    return match is not None and int(match[1]) <= port <= int(match[2] or match[1])


def _pattern(values: Sequence[str], text: str, budget: StepBudget) -> Match:
    """Return whether a pattern matches a text; undecided if none does and one is not defined."""
    ignore_case, result = False, Match.NO
    for value in values:
        if value in _FLAGS:
            ignore_case = value == "-i" or (ignore_case and value != "+i")
            continue
        try:
            budget.spend(len(value))
            if compile_pattern(value, ignore_case=ignore_case).search(text, budget):
                return Match.YES
        except PatternError:
            result = Match.UNDECIDED
    return result
