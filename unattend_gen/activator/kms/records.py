"""What a search for KMS hosts sees and decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from unattend_gen.catalog.kms_service import domain_in
from unattend_gen.errors import ExitCode, UsageError


class LookupTroubleError(Exception):
    """DNS gave no answer from which anything follows; the text says why."""


@dataclass(frozen=True, slots=True)
class SrvRecord:
    """One host that DNS names for the service; a lower priority goes first."""

    host: str
    port: int
    priority: int
    weight: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A host and what became of the attempt to reach it.

    Attributes:
        trouble: why it was not reached, or empty.
    """

    record: SrvRecord
    trouble: str = ""

    @property
    def answers(self) -> bool:
        """Whether its port took a connection."""
        return not self.trouble


@dataclass(frozen=True, slots=True)
class Searched:
    """One domain.

    Attributes:
        hosts: those that it names, in the order a client asks them; none after one that answers
            is tried, so none is told.
        trouble: why nobody knows whether it names any, or empty.
        left_out: how many more it names.
    """

    domain: str
    hosts: tuple[Tried, ...] = ()
    trouble: str = ""
    left_out: int = 0


class Verdict(Enum):
    """What follows for the choice between KMS and MAK."""

    FOUND = "found"
    NONE = "none"
    UNREACHABLE = "unreachable"
    UNCERTAIN = "uncertain"
    NOT_LOOKED = "not-looked"

    @property
    def sentence(self) -> str:
        """The verdict, for a person."""
        return _SENTENCES[self]

    @property
    def exit_code(self) -> ExitCode:
        """The verdict, for a pipeline."""
        return _EXIT_CODES[self]


_SENTENCES: Final = {
    Verdict.FOUND: "a KMS host answers: no MAK is needed",
    Verdict.NONE: "no domain names a KMS host: a MAK is needed",
    Verdict.UNREACHABLE: "DNS names KMS hosts and none of them answers: decide by hand",
    Verdict.UNCERTAIN: "no KMS host was seen, but not every domain could be asked: decide by hand",
    Verdict.NOT_LOOKED: "no domain could be asked: nothing is known",
}
_EXIT_CODES: Final = {
    Verdict.FOUND: ExitCode.CLEAN,
    Verdict.NONE: ExitCode.FINDINGS,
    Verdict.UNREACHABLE: ExitCode.INCOMPLETE,
    Verdict.UNCERTAIN: ExitCode.INCOMPLETE,
    Verdict.NOT_LOOKED: ExitCode.UNUSABLE,
}


def verdict_of(searched: tuple[Searched, ...]) -> Verdict:
    """The verdict on domains that were searched."""
    tried = [host for one in searched for host in one.hosts]
    if any(host.answers for host in tried):
        return Verdict.FOUND
    if tried:
        return Verdict.UNREACHABLE
    troubles = [bool(one.trouble) for one in searched]
    if all(troubles):
        return Verdict.NOT_LOOKED
    return Verdict.UNCERTAIN if any(troubles) else Verdict.NONE


def domain_of(text: str) -> str:
    """A domain in the form that it is asked for: lower case, without a dot at the end.

    Raises:
        UsageError: it cannot be one.
    """
    domain = domain_in(text)
    if domain is None:
        message = "this is no domain of DNS"
        raise UsageError(message, advice="write it like corp.contoso.com")
    return domain
