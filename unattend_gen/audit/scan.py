"""One document searched: a pure function whose result may travel between processes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unattend_gen.audit.found import finding_of
from unattend_gen.audit.identity import secret_id
from unattend_gen.core.report import in_reading_order
from unattend_gen.detect.search import suspects

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.detect.reading import Reading
    from unattend_gen.detect.suspect import Suspect


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What is held against every document of a run.

    Attributes:
        key: of the hashes that tell which places hold the same secret.
        allowed: the identities, by this key, of secrets that are known and no finding.
    """

    key: bytes
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scanned:
    """What there is to say of one document; it holds no secret.

    Attributes:
        findings: the live secrets, in the order of the lines.
        states: how many places hold what, live or not, by the holding's name.
    """

    findings: tuple[Finding, ...]
    states: Mapping[str, int]


def scan(document: Document, yardstick: Yardstick) -> Scanned:
    """Look at one document."""
    findings: list[Finding] = []
    states: Counter[str] = Counter()
    for reading, suspect in suspects(document):
        states[suspect.holding.value] += 1
        if suspect.holding.is_leak:
            finding = finding_on(reading, suspect, yardstick)
            if finding is not None:
                findings.append(finding)
    return Scanned(in_reading_order(dict.fromkeys(findings)), states)


def finding_on(reading: Reading, suspect: Suspect, yardstick: Yardstick) -> Finding | None:
    """The finding on a live suspect; None where it is allowed to stand anywhere."""
    identity = secret_id(suspect.secret, yardstick.key) if suspect.secret else None
    if identity in yardstick.allowed:
        return None
    return replace(finding_of(suspect, _place(reading, suspect)), secret_id=identity)


def _place(reading: Reading, suspect: Suspect) -> Location:
    """Line and column, where the document has lines."""
    at = replace(reading.document.location, setting=suspect.setting)
    if reading.document.first_line is None:
        return at
    line, column = suspect.line, None
    if suspect.span is not None and reading.encoding is not None:
        line = reading.line(suspect.span[0])
        column = reading.column(suspect.span[0])
    return replace(at, line=line, column=column)
