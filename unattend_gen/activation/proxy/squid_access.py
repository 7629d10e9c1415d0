"""What squid does with a request of activation: lets it pass, refuses it, or asks for a user.

The lines of `http_access` are gone through as squid does, first match wins. What cannot be known
from the file, such as who asks or what time it is, counts as true where it allows and as false
where it denies: the question is whether the machines that are meant get through.

Source:
    Squid's reference of `acl` and `http_access`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.proxy.addresses import HTTPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from unattend_gen.activation.proxy.squid_conf import Directive

_ASKING: Final = frozenset({"proxy_auth", "proxy_auth_regex"})
_FLAGS: Final = frozenset({"-i", "+i", "-n", "--"})
_DEEPEST: Final = 8
_LONGEST_PATTERN: Final = 512
_VALUES_AT: Final = 3
_NESTED: Final = re.compile(r"[+*}]\s*\)\s*[+*{]|\|[^()]*\)\s*[+*{]")
_MOST_REPEATED: Final = 4
_MOST_OPTIONAL: Final = 6
_MOST_LOOKS: Final = 10_000
_PORT_RANGE: Final = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")


class Outcome(Enum):
    """What becomes of a request."""

    PASSES = "passes"
    ASKED = "asked for a user"
    REFUSED = "refused"


class _Match(Enum):
    """Whether an acl fits a request."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    ASKS = "asks"


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a machine that activates.

    Attributes:
        path: of the file, `/` for any.
    """

    host: str
    port: int
    path: str = "/"

    @property
    def is_tunnel(self) -> bool:
        """Whether it goes by CONNECT, as TLS does."""
        return self.port == HTTPS


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome, and the line that decided; None where none did."""

    outcome: Outcome
    by: Directive | None


class Access:
    """The acls and access lines of a configuration."""

    def __init__(self, directives: Iterable[Directive]) -> None:
        self._acls: dict[str, list[Directive]] = defaultdict(list)
        self._asking: set[str] = set()
        self._rules: list[Directive] = []
        self._looks_left = 0
        for directive in directives:
            words = directive.words
            if directive.name == "acl" and len(words) >= _VALUES_AT:
                self._acls[words[1]].append(directive)
            elif directive.name == "http_access" and len(words) > 1:
                self._rules.append(directive)
            elif directive.name == "external_acl_type" and "%LOGIN" in words:
                self._asking.add(words[1])

    def answer(self, request: Request) -> Answer:
        """What becomes of a request; without any line squid refuses."""
        self._looks_left = _MOST_LOOKS
        for rule in self._rules:
            allows = rule.words[1] == "allow"
            match = self._all(rule.words[2:], request, depth=0)
            if match is _Match.ASKS:
                return Answer(Outcome.ASKED, rule)
            if match is _Match.YES or (allows and match is _Match.UNKNOWN):
                return Answer(Outcome.PASSES if allows else Outcome.REFUSED, rule)
        # Squid does the opposite of its last line where none matches.
        opens = bool(self._rules) and self._rules[-1].words[1] == "deny"
        return Answer(Outcome.PASSES if opens else Outcome.REFUSED, None)

    def _all(self, names: Sequence[str], request: Request, *, depth: int) -> _Match:
        """Whether all acls fit, looked at from left to right up to the first that does not."""
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
        self._looks_left -= 1
        if self._looks_left < 0:
            return _Match.UNKNOWN
        if name in self._acls:
            found = (self._fits(one, request, depth) for one in self._acls[name])
            return _any(found)
        return _builtin(name, request)

    def _fits(self, acl: Directive, request: Request, depth: int) -> _Match:
        kind, values = acl.words[2], acl.words[3:]
        if kind in _ASKING or (kind == "external" and self._asking.intersection(values[:1])):
            return _Match.ASKS
        if kind in {"any-of", "all-of"}:
            if depth >= _DEEPEST:
                return _Match.UNKNOWN
            if kind == "all-of":
                return self._all(values, request, depth=depth + 1)
            return _any(self._all((one,), request, depth=depth + 1) for one in values)
        return _fits_values(kind, values, request)


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
            return _said(request.is_tunnel)
        case "localhost" | "to_localhost" | "to_linklocal" | "manager":
            return _Match.NO  # a machine that activates is not the proxy itself
    return _Match.UNKNOWN


def _said(is_so: bool) -> _Match:  # noqa: FBT001 - a verdict in two forms
    return _Match.YES if is_so else _Match.NO


def _fits_values(kind: str, values: Sequence[str], request: Request) -> _Match:
    given = [value for value in values if value not in _FLAGS]
    check = _CHECKS.get(kind)
    return _Match.UNKNOWN if check is None else check(given, values, request)


def _fits_domain(given: Sequence[str], _: Sequence[str], request: Request) -> _Match:
    return _said(any(covers(value, request.host) for value in given))


def _fits_port(given: Sequence[str], _: Sequence[str], request: Request) -> _Match:
    return _said(any(_is_port(value, request.port) for value in given))


def _fits_method(given: Sequence[str], _: Sequence[str], request: Request) -> _Match:
    return _said(("CONNECT" if request.is_tunnel else "GET") in given)


def _fits_source(given: Sequence[str], _: Sequence[str], _request: Request) -> _Match:
    return _Match.YES if "all" in given else _Match.UNKNOWN


def _fits_protocol(given: Sequence[str], _: Sequence[str], request: Request) -> _Match:
    return _Match.UNKNOWN if request.is_tunnel else _said("HTTP" in given)


def _fits_domain_pattern(_: Sequence[str], values: Sequence[str], request: Request) -> _Match:
    return _pattern(values, request.host)


def _fits_url_pattern(_: Sequence[str], values: Sequence[str], request: Request) -> _Match:
    return _pattern(values, _url(request))


def _fits_path_pattern(_: Sequence[str], values: Sequence[str], request: Request) -> _Match:
    return _Match.NO if request.is_tunnel else _pattern(values, request.path)


_CHECKS: Final[Mapping[str, Callable[[Sequence[str], Sequence[str], Request], _Match]]] = {
    "dstdomain": _fits_domain,
    "port": _fits_port,
    "method": _fits_method,
    "src": _fits_source,
    "proto": _fits_protocol,
    "dstdom_regex": _fits_domain_pattern,
    "url_regex": _fits_url_pattern,
    "urlpath_regex": _fits_path_pattern,
}
"""What an acl of each kind looks at: its values, the same with their flags, and the request."""


def covers(value: str, host: str) -> bool:
    """Whether a value of `dstdomain` means a host: with a dot in front all below it too."""
    name = value.lower()
    if name.startswith("."):
        return host == name[1:] or host.endswith(name)
    return host == name


def _is_port(value: str, port: int) -> bool:
    match = _PORT_RANGE.fullmatch(value)
    return match is not None and int(match[1]) <= port <= int(match[2] or match[1])


def _url(request: Request) -> str:
    if request.is_tunnel:
        return f"{request.host}:{request.port}"
    return f"http://{request.host}{request.path}"


def _pattern(values: Sequence[str], text: str) -> _Match:
    """Whether a pattern is found in a text; unknown where it is none that can be tried here."""
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
    """Whether a pattern can be tried at once; many repetitions could take for ever."""
    bare = re.sub(r"\\.", "", pattern)
    return (
        len(pattern) <= _LONGEST_PATTERN
        and not _NESTED.search(bare)
        and sum(map(bare.count, "*+{")) <= _MOST_REPEATED
        and bare.count("?") <= _MOST_OPTIONAL
    )
