"""Evaluates `http_access`: does squid allow an activation request, deny it, or ask for a user?

Lines are evaluated as squid does; the first match wins. Conditions on the client or the time, which
no file decides, count as true in `allow` and as false in `deny` lines: the question is whether the
intended computers get through. Other conditions that cannot be evaluated, such as an address or an
undefined pattern, are tried both ways; if the results differ, the request is undecided.

Source:
    Squid's reference of `acl` and `http_access`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.proxy.addresses import HTTPS
from unattend_gen.activator.proxy.posix_pattern import StepBudget, compile_pattern
from unattend_gen.activator.proxy.posix_syntax import PatternError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from unattend_gen.activator.proxy.squid_conf import Directive

_USER_ACLS: Final = frozenset({"proxy_auth", "proxy_auth_regex"})
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

_DEEPEST: Final = 8
_VALUES_AT: Final = 3
_PORT_RANGE: Final = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")


class Outcome(Enum):
    """The result for a request; the value completes a sentence about an address."""

    PASSES = "passes"
    ASKED = "requires authentication"
    REFUSED = "is denied"
    UNDECIDED = "cannot be decided"


class _Match(Enum):
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


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome, and the line that decided; None if no line matched."""

    outcome: Outcome
    by: Directive | None


class Access:
    """The acls and access lines of a configuration."""

    def __init__(self, directives: Iterable[Directive]) -> None:
        self._acls: dict[str, list[Directive]] = defaultdict(list)
        self._user_types: set[str] = set()
        self._rules: list[Directive] = []
        self._known: dict[tuple[str, int], _Match] = {}
        self._budget = StepBudget()
        for directive in directives:
            words = directive.words
            if directive.name == "acl" and len(words) >= _VALUES_AT:
                self._acls[words[1]].append(directive)
            elif directive.name == "http_access" and len(words) > 1:
                self._rules.append(directive)
            elif directive.name == "external_acl_type" and "%LOGIN" in words:
                self._user_types.add(words[1])

    def answer(self, request: Request) -> Answer:
        """Return the result for a request; without any access line squid denies it."""
        self._known.clear()
        possible: list[Answer] = []
        for rule in self._rules:
            answer = self._by_rule(rule, request)
            if isinstance(answer, Answer):
                return _agreed([*possible, answer])
            possible += answer
        # If no line matches, squid does the opposite of the last line.
        opens = bool(self._rules) and self._rules[-1].words[1] == "deny"
        return _agreed([*possible, Answer(Outcome.PASSES if opens else Outcome.REFUSED, None)])

    def _by_rule(self, rule: Directive, request: Request) -> Answer | Sequence[Answer]:
        """Return the answer of a line; in a list if it may not match, an empty one if it cannot."""
        allows = rule.words[1] == "allow"
        answer = Answer(Outcome.PASSES if allows else Outcome.REFUSED, rule)
        match self._all(rule.words[2:], request, depth=0):
            case _Match.ASKS:
                return Answer(Outcome.ASKED, rule)
            case _Match.MAY_ASK:
                return [Answer(Outcome.ASKED, rule)]
            case _Match.UNDECIDED:
                return [answer]
            case _Match.YES:
                return answer
            case _Match.UNKNOWN:
                return answer if allows else ()
            case _Match.NO:
                return ()

    def _all(self, names: Sequence[str], request: Request, *, depth: int) -> _Match:
        """Return whether all acls match; evaluated from left to right up to the first mismatch."""
        result = _Match.YES
        for name in names:
            match = self._named(name.removeprefix("!"), request, depth=depth)
            if match in {_Match.ASKS, _Match.MAY_ASK}:
                return _Match.MAY_ASK if result is _Match.UNDECIDED else match
            if name.startswith("!"):
                match = _OPPOSITE.get(match, match)
            if match is _Match.NO:
                return match
            result = _less_certain(result, match)
        return result

    def _named(self, name: str, request: Request, *, depth: int) -> _Match:
        """Return whether an acl matches; evaluated once per request and depth."""
        if name not in self._acls:
            return _builtin(name, request)
        found = self._known.get((name, depth))
        if found is None:
            found = _any(self._matches(one, request, depth) for one in self._acls[name])
            self._known[name, depth] = found
        return found

    def _matches(self, acl: Directive, request: Request, depth: int) -> _Match:
        kind, values = acl.words[2], acl.words[3:]
        if kind in _USER_ACLS or (kind == "external" and self._user_types.intersection(values[:1])):
            return _Match.ASKS
        if kind in {"any-of", "all-of"}:
            if depth >= _DEEPEST:
                return _Match.UNDECIDED
            if kind == "all-of":
                return self._all(values, request, depth=depth + 1)
            return _any(self._all((one,), request, depth=depth + 1) for one in values)
        return self._matches_values(kind, values, request)

    def _matches_values(self, kind: str, values: Sequence[str], request: Request) -> _Match:
        if kind in _PATTERN_TEXTS:
            text = _PATTERN_TEXTS[kind](request)
            return _Match.NO if text is None else _pattern(values, text, self._budget)
        if kind in _TESTS:
            return _TESTS[kind](values, request)
        return _Match.UNKNOWN if kind in _CLIENT_ACLS else _Match.UNDECIDED


_OPPOSITE: Final[Mapping[_Match, _Match]] = {_Match.YES: _Match.NO, _Match.NO: _Match.YES}


def _agreed(possible: Sequence[Answer]) -> Answer:
    """Return the last of the possible answers if all have the same outcome."""
    if all(one.outcome is possible[-1].outcome for one in possible):
        return possible[-1]
    return Answer(Outcome.UNDECIDED, possible[0].by)


def _less_certain(one: _Match, other: _Match) -> _Match:
    order = (_Match.UNDECIDED, _Match.UNKNOWN)
    return next((each for each in order if each in {one, other}), other)


def _any(found: Iterable[_Match]) -> _Match:
    result = _Match.NO
    for match in found:
        if match is _Match.YES:
            return match
        if match in {_Match.ASKS, _Match.MAY_ASK}:
            return _Match.MAY_ASK if result is _Match.UNDECIDED else match
        result = result if match is _Match.NO else _less_certain(result, match)
    return result


def _builtin(name: str, request: Request) -> _Match:
    match name:
        case "all":
            return _Match.YES
        case "CONNECT":
            return _match_if(request.is_tunnel)
        case "localhost" | "to_localhost" | "to_linklocal" | "manager":
            return _Match.NO  # the activating computer is not the proxy itself
    return _Match.UNDECIDED


def _match_if(is_match: bool) -> _Match:  # noqa: FBT001 - converts a verdict
    return _Match.YES if is_match else _Match.NO


def _matches_protocol(values: Sequence[str], request: Request) -> _Match:
    return _Match.UNKNOWN if request.is_tunnel else _match_if("HTTP" in values)


_TESTS: Final[Mapping[str, Callable[[Sequence[str], Request], _Match]]] = {
    "dstdomain": lambda values, request: _match_if(
        any(covers(one, request.host) for one in values)
    ),
    "port": lambda values, request: _match_if(any(_is_port(one, request.port) for one in values)),
    "method": lambda values, request: _match_if(request.method in values),
    "src": lambda values, _: _Match.YES if "all" in values else _Match.UNKNOWN,
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


def _pattern(values: Sequence[str], text: str, budget: StepBudget) -> _Match:
    """Return whether a pattern matches a text; undecided if none does and one is not defined."""
    ignore_case, result = False, _Match.NO
    for value in values:
        if value in _FLAGS:
            ignore_case = value == "-i" or (ignore_case and value != "+i")
            continue
        try:
            budget.spend(len(value))
            if compile_pattern(value, ignore_case=ignore_case).search(text, budget):
                return _Match.YES
        except PatternError:
            result = _Match.UNDECIDED
    return result
