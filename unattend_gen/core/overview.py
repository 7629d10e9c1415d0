"""What a search of many files comes to: what was counted, and which secrets stand where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class LeftOutReason(StrEnum):
    """Why a file or folder was not looked at although it could be.

    A wish of the user, or in an image that it stands in no known place and nobody asked for more.
    """

    EXCLUDED = "excluded"
    NOT_CHANGED = "not-changed"
    BESIDE_KNOWN_PLACES = "beside-known-places"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretGroup:
    """One secret, and how far it has spread; the secret itself is not in it.

    Attributes:
        secret_id: the keyed hash that its findings share.
        rule: slug of the rule that spoke first.
        last_five: of a product key.
        first: where it was found first, with the line.
        places: how many findings there are on it.
        files: in how many files, a member of a container being a file.
        machines: on how many machines.
    """

    secret_id: str
    rule: str
    last_five: str | None
    first: str
    places: int
    files: int
    machines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Counts that let two auditors compare two runs.

    Attributes:
        files: met by the walk and looked at; what stands in them is counted by the report as
            documents.
        size_bytes: of all documents that were searched.
        states: how many places hold what, live or not: `clear`, `marker`, `placeholder` …
        left_out: how many files and folders were left out, by reason; a folder counts as one,
            whatever stands in it.
        allowed: how many findings the configuration allows.
        known: how many findings the baseline knows.
        secrets: how many different secrets the findings are about.
        groups: those that stand in more than one place, the most spread first.
        machines: how many findings there are on each machine, in the order of names.
    """

    files: int = 0
    size_bytes: int = 0
    states: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[LeftOutReason, int] = field(default_factory=dict)
    allowed: int = 0
    known: int = 0
    secrets: int = 0
    groups: tuple[SecretGroup, ...] = ()
    machines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """When and where a search was made.

    Attributes:
        started: in Greenwich, to the second, as ISO 8601 has it.
        ended: likewise.
        host: the name of the machine that searched.
    """

    started: str
    ended: str
    host: str
