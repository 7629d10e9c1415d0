"""Evaluates `http_access`: does squid allow an activation request, deny it, or ask for a user?

Lines are evaluated as squid does; the first match wins. Conditions that the file alone does not
decide, such as the client or the time of day, count as true in `allow` and as false in `deny`
lines: the question is whether the intended computers get through.

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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from unattend_gen.activator.proxy.squid_conf import Directive

_USER_ACLS: Final = frozenset({"proxy_auth", "proxy_auth_regex"})
_FLAGS: Final = frozenset({"-i", "+i", "-n", "--"})
_DEEPEST: Final = 8
_LONGEST_PATTERN: Final = 512
_VALUES_AT: Final = 3
_NESTED: Final = re.compile(r"[+*}]\s*\)\s*[+*{]|\|[^()]*\)\s*[+*{]")
_MOST_REPEATED: Final = 4
_MOST_OPTIONAL: Final = 6
_MOST_LOOKUPS: Final = 10_000
_PORT_RANGE: Final = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")


class Outcome(Enum):
    """The result for a request; the value completes a sentence about an address."""

    PASSES = "passes"
    ASKED = "requires authentication"
    REFUSED = "is denied"


class _Match(Enum):
    """Whether an acl matches a request."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    ASKS = "asks"


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
        self._lookups_left = 0
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
        self._lookups_left = _MOST_LOOKUPS
        for rule in self._rules:
            allows = rule.words[1] == "allow"
            match = self._all(rule.words[2:], request, depth=0)
            if match is _Match.ASKS:
                return Answer(Outcome.ASKED, rule)
            if match is _Match.YES or (allows and match is _Match.UNKNOWN):
                return Answer(Outcome.PASSES if allows else Outcome.REFUSED, rule)
        # If no line matches, squid does the opposite of the last line.
        opens = bool(self._rules) and self._rules[-1].words[1] == "deny"
        return Answer(Outcome.PASSES if opens else Outcome.REFUSED, None)

    def _all(self, names: Sequence[str], request: Request, *, depth: int) -> _Match:
        """Return whether all acls match; evaluated from left to right up to the first mismatch."""
        result = _Match.YES
        for name in names:
            match = self._named(name.removeprefix("!"), request, depth=depth)
            if match is _Match.ASKS:
                return match
            if name.startswith("!"):
                match = _OPPOSITE[match]
            if match is _Match.NO:
                return match
            result = match if match is _Match.UNKNOWN else result
        return result

    def _named(self, name: str, request: Request, *, depth: int) -> _Match:
        self._lookups_left -= 1
        if self._lookups_left < 0:
            return _Match.UNKNOWN
        if name in self._acls:
            found = (self._matches(one, request, depth) for one in self._acls[name])
            return _any(found)
        return _builtin(name, request)

    def _matches(self, acl: Directive, request: Request, depth: int) -> _Match:
        kind, values = acl.words[2], acl.words[3:]
        if kind in _USER_ACLS or (kind == "external" and self._user_types.intersection(values[:1])):
            return _Match.ASKS
        if kind in {"any-of", "all-of"}:
            if depth >= _DEEPEST:
                return _Match.UNKNOWN
            if kind == "all-of":
                return self._all(values, request, depth=depth + 1)
            return _any(self._all((one,), request, depth=depth + 1) for one in values)
        return _matches_values(kind, values, request)


_OPPOSITE: Final[Mapping[_Match, _Match]] = {
    _Match.YES: _Match.NO,
    _Match.NO: _Match.YES,
    _Match.UNKNOWN: _Match.UNKNOWN,
    _Match.ASKS: _Match.ASKS,
}


def _any(found: Iterable[_Match]) -> _Match:
    result = _Match.NO
    for match in found:
        if match in {_Match.YES, _Match.ASKS}:
            return match
        result = match if match is _Match.UNKNOWN else result
    return result


def _builtin(name: str, request: Request) -> _Match:
    match name:
        case "all":
            return _Match.YES
        case "CONNECT":
            return _match_if(request.is_tunnel)
        case "localhost" | "to_localhost" | "to_linklocal" | "manager":
            return _Match.NO  # the activating computer is not the proxy itself
    return _Match.UNKNOWN


def _match_if(is_match: bool) -> _Match:  # noqa: FBT001 - converts a verdict
    return _Match.YES if is_match else _Match.NO


def _matches_values(kind: str, values: Sequence[str], request: Request) -> _Match:
    test = _TESTS.get(kind)
    return _Match.UNKNOWN if test is None else test(values, request)


def _matches_protocol(values: Sequence[str], request: Request) -> _Match:
    return _Match.UNKNOWN if request.is_tunnel else _match_if("HTTP" in values)


def _matches_path(values: Sequence[str], request: Request) -> _Match:
    return _Match.NO if request.is_tunnel else _pattern(values, request.path)


_TESTS: Final[Mapping[str, Callable[[Sequence[str], Request], _Match]]] = {
    "dstdomain": lambda values, request: _match_if(
        any(covers(one, request.host) for one in values)
    ),
    "port": lambda values, request: _match_if(any(_is_port(one, request.port) for one in values)),
    "method": lambda values, request: _match_if(request.method in values),
    "src": lambda values, _: _Match.YES if "all" in values else _Match.UNKNOWN,
    "proto": _matches_protocol,
    "dstdom_regex": lambda values, request: _pattern(values, request.host),
    "url_regex": lambda values, request: _pattern(values, request.url),
    "urlpath_regex": _matches_path,
}
"""The test for each kind of acl, given its values, which may include flags, and the request."""


def covers(value: str, host: str) -> bool:
    """Return whether a value of `dstdomain` matches a host; a leading dot includes subdomains."""
    name = value.lower()
    if name.startswith("."):
        return host == name[1:] or host.endswith(name)
    return host == name


def _is_port(value: str, port: int) -> bool:
    match = _PORT_RANGE.fullmatch(value)
    return match is not None and int(match[1]) <= port <= int(match[2] or match[1])


def _pattern(values: Sequence[str], text: str) -> _Match:
    """Return whether a pattern matches a text; unknown if it is invalid or might be slow."""
    flags, result = re.NOFLAG, _Match.NO
    for value in values:
        if value in _FLAGS:
            flags = re.IGNORECASE if value == "-i" else re.NOFLAG if value == "+i" else flags
            continue
        if not _is_quick(value):
            result = _Match.UNKNOWN
            continue
        try:
            if re.search(value, text, flags):
                return _Match.YES
        except re.error:
            result = _Match.UNKNOWN
    return result


def _is_quick(pattern: str) -> bool:
    """Return whether a pattern matches in short time; many repetitions could take forever."""
    bare = re.sub(r"\\.", "", pattern)
    return (
        len(pattern) <= _LONGEST_PATTERN
        and not _NESTED.search(bare)
        and sum(map(bare.count, "*+{")) <= _MOST_REPEATED
        and bare.count("?") <= _MOST_OPTIONAL
    )
