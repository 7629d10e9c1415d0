"""`check`: whether each copy of an answer file was scrubbed, setting by setting.

Setup keeps a copy of the answer file in Panther and, after a pass, writes
`*SENSITIVE*DATA*DELETED*` over the secrets of that pass. This engine reports for each copy whether
that happened and what was left. Other documents in the same places, such as logs and scripts, are
searched like `audit` does, and have a verdict if a secret was left in them. It can also compare a
copy with the rendered files, by pass, component, architecture and path: the order of passes and
components, blanks, comments and `wasPassProcessed` do not matter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.answer_file.matching import matched
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.tree import is_marker
from unattend_gen.auditor.judge import (
    LEAKS,
    Judged,
    findings_in_text,
    judge,
    judge_settings,
    verdict,
)
from unattend_gen.auditor.scan import ScanContext, scan
from unattend_gen.catalog.load import catalog as load_catalog
from unattend_gen.core.deadline import DeadlineError, until
from unattend_gen.core.display import shown_address
from unattend_gen.core.document import Document
from unattend_gen.core.overview import LeftOutReason, Overview
from unattend_gen.core.report import (
    CheckedDocument,
    Report,
    Skipped,
    SkipReason,
    Verdict,
    in_reading_order,
)
from unattend_gen.core.setting_path import KEY_VALUE
from unattend_gen.detect.prefilter import compile_patterns
from unattend_gen.detect.search import detectors
from unattend_gen.errors import AnswerFileError
from unattend_gen.rules.secret import differs_from_rendered
from unattend_gen.sources.errors import limit_reached
from unattend_gen.sources.opening import known_containers
from unattend_gen.sources.walk.known_places import COUNT as KNOWN_PLACES
from unattend_gen.sources.walk.panther import is_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.answer_file.matching import ElementPair
    from unattend_gen.answer_file.tree import AnswerFile, SettingNode
    from unattend_gen.auditor.scan import Scanned
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location


def check(
    documents: Iterable[Document | Skipped],
    catalog: Catalog,
    *,
    against: Sequence[Document] = (),
    passed_over: Sequence[int] = (),
) -> Report:
    """Return a verdict on each document and the findings; a bad document does not stop the others.

    A document that cannot be parsed is searched as text and also reported as skipped, so the report
    is incomplete whatever was found.

    Args:
        documents: the copies to check; what could not be read goes into the report.
        catalog: knows which settings are sensitive.
        against: rendered answer files; each copy is compared with the one that is most similar.
        passed_over: numbers of files that were not read; complete after the last document.

    Raises:
        AnswerFileError: a rendered document is not an answer file.
    """
    rendered = tuple(_rendered(document) for document in against)
    judged: list[Judged] = []
    skipped: list[Skipped] = []
    read = size_bytes = 0
    files: set[str] = set()
    for item in documents:
        match item:
            case Skipped():
                skipped.append(item)
            case Document():
                read += 1
                size_bytes += len(item.data)
                files.add(item.location.path)
                is_whole_copy = is_copy(item) and not item.is_piece
                one = (
                    _judged(item, catalog, rendered, skipped)
                    if is_whole_copy
                    else _searched(item, skipped)
                )
                judged += [one] if one is not None else []
            case _:
                assert_never(item)
    not_read = sum(passed_over)
    return Report(
        command="check",
        findings=in_reading_order(finding for one in judged for finding in one.findings),
        skipped=tuple(skipped),
        documents_read=read,
        documents=tuple(one.document for one in judged),
        overview=Overview(
            files=len(files),
            size_bytes=size_bytes,
            left_out={LeftOutReason.BESIDE_KNOWN_PLACES: not_read},
            known_places=KNOWN_PLACES,
        )
        if not_read
        else None,
    )


def prepare_check() -> None:
    """Load what every check needs, so that processes inherit it."""
    load_catalog()
    detectors()
    known_containers()


def prepare_check_for_many() -> None:
    """Load what every check needs, and what pays off for many documents."""
    prepare_check()
    compile_patterns()


def _rendered(document: Document) -> AnswerFile:
    try:
        return parse(document.data)
    except AnswerFileError as error:
        # The cause may quote the document, so it is not chained.
        raise AnswerFileError(
            error.message, advice=error.advice, where=str(document.location)
        ) from None


def _judged(
    document: Document,
    catalog: Catalog,
    rendered: Sequence[AnswerFile],
    skipped: list[Skipped],
) -> Judged:
    location = document.location
    try:
        answer_file = parse(document.data)
    except AnswerFileError as error:
        at = replace(location, line=error.line, column=error.column)
        advice = f"{error.message}; {error.advice}"
        skipped.append(Skipped(at, SkipReason.NOT_WELL_FORMED, advice))
        findings: tuple[Finding, ...] = findings_in_text(document)
        return Judged(CheckedDocument(location, Verdict.UNREADABLE), findings)
    scanned = _scanned(document)
    try:
        with until(document.deadline):
            result = _judged_copy(document, answer_file, catalog, scanned)
    except DeadlineError:
        result = None
    if result is None or (scanned.skipped and scanned.skipped.reason is SkipReason.LIMIT_REACHED):
        skipped.append(limit_reached(location))
        return Judged(CheckedDocument(location, Verdict.UNREADABLE), scanned.findings)
    return replace(
        result, findings=(*result.findings, *differences(location, answer_file, rendered))
    )


def _judged_copy(
    document: Document, answer_file: AnswerFile, catalog: Catalog, scanned: Scanned
) -> Judged:
    """Return the result for a copy: of a search, and then setting by setting.

    The search knows more formats than the inspection, such as those of embedded files. If it finds
    nothing, only the settings are left to inspect, unless references spell the text.
    """
    leaks = tuple(one for one in scanned.findings if one.rule in LEAKS)
    if not leaks and _REFERENCE not in document.data:
        return judge_settings(document.location, answer_file, catalog)
    result = judge(document.location, answer_file, catalog)
    if not leaks or result.document.verdict is Verdict.LEAKED:
        return result
    findings = (*result.findings, *leaks)
    of_all = verdict(result.document.settings, findings)
    return Judged(replace(result.document, verdict=of_all), findings)


def _searched(document: Document, skipped: list[Skipped]) -> Judged | None:
    """Return the result for a document that is not a copy; None if nothing was found in it."""
    scanned = _scanned(document)
    if scanned.skipped is not None:
        skipped.append(scanned.skipped)
    if not scanned.findings:
        return None
    return Judged(
        CheckedDocument(document.location, verdict((), scanned.findings)), scanned.findings
    )


def _scanned(document: Document) -> Scanned:
    """Return the result of a search, without the hashes that only `audit` compares."""
    scanned = scan(document, ScanContext(key=b""))
    return replace(
        scanned, findings=tuple(replace(one, secret_id=None) for one in scanned.findings)
    )


_REFERENCE: Final = b"&"
_ADDED = "is in the copy but was not rendered"
_MISSING = "was rendered but is not in the copy"
_CHANGED = "has a different value than was rendered"
_ADVICE = (
    "look for an answer file that took precedence over the rendered one, or for what "
    "changed the copy"
)


def differences(
    location: Location, copy: AnswerFile, rendered: Sequence[AnswerFile]
) -> tuple[Finding, ...]:
    """Return how a copy differs from the most similar rendered file.

    Args:
        location: of the copy.
        copy: the copy, parsed.
        rendered: the rendered files; more than one if a target has several answer files.
    """
    reading = _Reading(location, copy)
    candidates = (tuple(reading.against(other)) for other in rendered)
    return min(candidates, key=len, default=())


@dataclass(frozen=True, slots=True)
class _Reading:
    """A copy to compare with rendered files."""

    location: Location
    copy: AnswerFile

    def against(self, rendered: AnswerFile) -> Iterator[Finding]:
        """Yield a finding for each setting that differs, then for those that are missing."""
        frames = tuple(matched(self.copy, rendered, lambda _: None))
        matches = [match for frame in frames for match in frame.below]
        found = [finding for match in matches for finding in self._between(match)]
        yield from sorted(found, key=lambda finding: finding.location.line is None)

    def _between(self, match: ElementPair) -> Iterator[Finding]:
        here, there = match.left, match.right
        if here is not None and is_marker(here.text):
            if there is None:
                yield self._finding(here, "", _ADDED)
            return
        left, right = _texts(here), _texts(there)
        for step in dict.fromkeys((*left, *right)):
            if here is not None and step in left and not is_marker(left[step]):
                if step not in right:
                    yield self._finding(here, step, _ADDED)
                elif left[step] != right[step]:
                    yield self._finding(here, step, _CHANGED)
            elif there is not None and step in right and step not in left:
                yield _missing(self.location, f"{there.address}{step}")
        for below in match.below:
            yield from self._between(below)

    def _finding(self, node: SettingNode, step: str, message: str) -> Finding:
        address = f"{shown_address(node.address)}{step}"
        place = self.copy.location(self.location.path, node.element, address)
        return _finding(replace(place, inside=self.location.inside), message)


def _texts(node: SettingNode | None) -> dict[str, str]:
    """Return the texts of an element with normalised blanks, by their suffix to its address."""
    left: dict[str, str] = {}
    if node is not None and node.key_value is not None:
        left[f"/{KEY_VALUE}"] = " ".join(node.key_value.split())
    if node is not None and (node.is_leaf or node.text.strip()):
        left[""] = " ".join(node.text.split())
    return left


def _missing(location: Location, address: str) -> Finding:
    return _finding(replace(location, setting=shown_address(address)), _MISSING)


def _finding(at: Location, message: str) -> Finding:
    return differs_from_rendered.CARD.finding(at, f"the setting {message}", advice=_ADVICE)
