"""Totals of a search, and groups of equal secrets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class LeftOutReason(StrEnum):
    """Why a readable file or folder was not searched.

    The user excluded it, it is older than `--since`, or it is outside the known places: on a drive
    that `check` searches, or in an image without `--deep`.
    """

    EXCLUDED = "excluded"
    NOT_CHANGED = "not-changed"
    BESIDE_KNOWN_PLACES = "beside-known-places"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretGroup:
    """One secret and where it was found, without the secret.

    Attributes:
        secret_id: keyed hash that its findings share.
        rule: slug of the first finding.
        last_five: of a product key, else None.
        first: location of the first finding.
        places: number of findings.
        files: number of files, including members of containers.
        machines: number of machines.
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
    """Totals of a search.

    Attributes:
        files: number of files that were searched; documents inside them are counted by the
            report.
        size_bytes: of all documents that were searched; `scrub` does not count them, so 0.
        states: number of places by content: `clear`, `marker`, `placeholder` …
        left_out: number of files and folders that were left out, by reason; a folder counts as
            one.
        known_places: number of places that images and drives were searched in, if other files in
            them were passed over; else 0.
        allowed: number of findings that the configuration allows.
        known: number of findings in the baseline.
        secrets: number of different secrets.
        groups: secrets found in more than one place, the most frequent first.
        machines: number of findings by machine, sorted by name.
    """

    files: int = 0
    size_bytes: int = 0
    states: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[LeftOutReason, int] = field(default_factory=dict)
    known_places: int = 0
    allowed: int = 0
    known: int = 0
    secrets: int = 0
    groups: tuple[SecretGroup, ...] = ()
    machines: Mapping[str, int] = field(default_factory=dict)

    @property
    def passed_over(self) -> int:
        """Number of files and folders in no known place that were not read."""
        return self.left_out.get(LeftOutReason.BESIDE_KNOWN_PLACES, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """Time and host of a search.

    Attributes:
        started: UTC, to the second, in ISO 8601.
        ended: in the same format.
        host: name of the machine that ran the search.
    """

    started: str
    ended: str
    host: str
