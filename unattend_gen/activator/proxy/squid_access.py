"""Evaluates `http_access`: does squid allow an activation request, deny it, or ask for a user?

Lines are evaluated as squid does; the first match wins. Conditions on the client or the time, which
no file decides, count as true in `allow` and as false in `deny` lines: the question is whether the
intended computers get through. Other conditions that cannot be evaluated, such as an address or an
undefined pattern, are tried both ways; if the results differ, the request is undecided.

Source:
    Squid's reference of `acl` and `http_access`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.proxy.posix_pattern import StepBudget
from unattend_gen.activator.proxy.squid_acls import Match, Request, builtin, matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from unattend_gen.activator.proxy.squid_conf import Directive

_USER_ACLS: Final = frozenset({"proxy_auth", "proxy_auth_regex"})
_DEEPEST: Final = 8
_VALUES_AT: Final = 3


class Outcome(Enum):
    """The result for a request; the value completes a sentence about an address."""

    PASSES = "passes"
    ASKED = "requires authentication"
    REFUSED = "is denied"
    UNDECIDED = "cannot be decided"


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
        self._known: dict[tuple[str, int], Match] = {}
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
            case Match.ASKS:
                return Answer(Outcome.ASKED, rule)
            case Match.MAY_ASK:
                return [Answer(Outcome.ASKED, rule)]
            case Match.UNDECIDED:
                return [answer]
            case Match.YES:
                return answer
            case Match.UNKNOWN:
                return answer if allows else ()
            case Match.NO:
                return ()

    def _all(self, names: Sequence[str], request: Request, *, depth: int) -> Match:
        """Return whether all acls match; evaluated from left to right up to the first mismatch."""
        result = Match.YES
        for name in names:
            match = self._named(name.removeprefix("!"), request, depth=depth)
            if match in {Match.ASKS, Match.MAY_ASK}:
                return Match.MAY_ASK if result is Match.UNDECIDED else match
            if name.startswith("!"):
                match = _OPPOSITE.get(match, match)
            if match is Match.NO:
                return match
            result = _less_certain(result, match)
        return result

    def _named(self, name: str, request: Request, *, depth: int) -> Match:
        """Return whether an acl matches; evaluated once per request and depth."""
        if name not in self._acls:
            return builtin(name, request)
        found = self._known.get((name, depth))
        if found is None:
            found = _any(self._matches(one, request, depth) for one in self._acls[name])
            self._known[name, depth] = found
        return found

    def _matches(self, acl: Directive, request: Request, depth: int) -> Match:
        kind, values = acl.words[2], acl.words[3:]
        if kind in _USER_ACLS or (kind == "external" and self._user_types.intersection(values[:1])):
            return Match.ASKS
        if kind in {"any-of", "all-of"}:
            if depth >= _DEEPEST:
                return Match.UNDECIDED
            if kind == "all-of":
                return self._all(values, request, depth=depth + 1)
            return _any(self._all((one,), request, depth=depth + 1) for one in values)
        return matches(kind, values, request, self._budget)


_OPPOSITE: Final[Mapping[Match, Match]] = {Match.YES: Match.NO, Match.NO: Match.YES}


def _agreed(possible: Sequence[Answer]) -> Answer:
    """Return the last of the possible answers if all have the same outcome."""
    if all(one.outcome is possible[-1].outcome for one in possible):
        return possible[-1]
    return Answer(Outcome.UNDECIDED, possible[0].by)


def _less_certain(one: Match, other: Match) -> Match:
    order = (Match.UNDECIDED, Match.UNKNOWN)
    return next((each for each in order if each in {one, other}), other)


def _any(found: Iterable[Match]) -> Match:
    result = Match.NO
    for match in found:
        if match is Match.YES:
            return match
        if match in {Match.ASKS, Match.MAY_ASK}:
            return Match.MAY_ASK if result is Match.UNDECIDED else match
        result = result if match is Match.NO else _less_certain(result, match)
    return result
