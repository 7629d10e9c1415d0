"""Apply the fixes of a document until no more can be applied.

Fixes that do not overlap are applied together, and the result is validated again. It must no longer
have the fixed findings, and must not have new ones. A set of fixes that fails this check is tried
in halves,
down to the single fix that fails, which is not applied. A fixed document is therefore never worse
than
the original, even if a rule offers a wrong fix.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.answer_file.edit import edited, overlap
from unattend_gen.errors import AnswerFileError
from unattend_gen.validator.engine import validate_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Edit, Finding

_MOST_ATTEMPTS: Final = 100
"""Validations per document; real documents take two or three rounds."""

_Key: TypeAlias = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document before and after its fixes.

    Attributes:
        original: as it was read.
        document: with the fixes applied, at the same location.
        fixed: findings that were fixed.
        left: findings whose fix was requested but would have made the document worse.
    """

    original: Document
    document: Document
    fixed: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    """One version of the document, with its findings."""

    document: Document
    findings: tuple[Finding, ...]


def safe(finding: Finding) -> bool:
    """Whether a finding has a fix that keeps the meaning, or restores the intended one."""
    return finding.fix is not None and finding.fix.is_safe


def any_fix(finding: Finding) -> bool:
    """Whether a finding has a fix."""
    return finding.fix is not None


def fix(
    document: Document,
    catalog: Catalog,
    *,
    windows: WindowsVersion | None = None,
    wanted: Callable[[Finding], bool] = safe,
) -> Fixed:
    """Return the document with every requested fix that passes the check.

    Applying fixes to a fixed document changes nothing.

    Args:
        document: any bytes; a document that is not XML has no fixes.
        catalog: the facts.
        windows: the release that the file is for, or None for any.
        wanted: selects the findings to fix, among those with a fix.
    """
    state = _State(document, validate_document(document, catalog, windows=windows))
    fixed: list[Finding] = []
    refused: set[_Key] = set()
    fewer: list[Finding] = []
    has_changed = False
    for _ in range(_MOST_ATTEMPTS):
        batch = fewer or _batch(state.findings, wanted, refused)
        if not batch and not has_changed:
            break
        if not batch:  # what was refused may hold now
            refused, has_changed = set(), False
            continue
        after = _attempt(state, batch, catalog, windows)
        if after is not None:
            state, fewer, has_changed = after, [], True
            fixed += batch
        elif len({id(one.fix) for one in batch}) == 1:
            refused.update(map(_key, _sharing(batch[0], state.findings)))
            fewer = []
        else:
            fewer = _fewer(batch)
    left = (one for one in state.findings if _is_wanted(one, wanted))
    return Fixed(document, state.document, tuple(fixed), tuple(left))


def _fewer(batch: Sequence[Finding]) -> list[Finding]:
    """Return a part of a batch that failed: the findings of one rule, or half of them."""
    same_rule = [one for one in batch if one.rule == batch[0].rule]
    return same_rule if len(same_rule) < len(batch) else same_rule[: len(batch) // 2]


def _key(finding: Finding) -> _Key:
    """Return what identifies a finding even if its line has changed."""
    return finding.rule, finding.message, finding.location.setting


def _sharing(finding: Finding, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield a finding, and the others with the same fix."""
    return (one for one in findings if one.fix is finding.fix)


def _is_wanted(finding: Finding, wanted: Callable[[Finding], bool]) -> bool:
    return finding.fix is not None and bool(finding.fix.edits) and wanted(finding)


def _batch(
    findings: Sequence[Finding],
    wanted: Callable[[Finding], bool],
    refused: AbstractSet[_Key],
) -> list[Finding]:
    """Return findings whose fixes do not overlap; those that uncover come after all others."""
    open_ = [one for one in findings if _key(one) not in refused and _is_wanted(one, wanted)]
    plain = [one for one in open_ if one.fix is not None and not one.fix.uncovers]
    chosen: list[Finding] = []
    accepted: set[int] = set()
    taken: list[tuple[int, int, Edit]] = []
    for finding in plain or open_:
        edits = finding.fix.edits if finding.fix is not None else ()
        if id(finding.fix) in accepted:
            chosen.append(finding)
        elif not any(_clashes(edit, taken) for edit in edits):
            chosen.append(finding)
            accepted.add(id(finding.fix))
            for edit in edits:
                _take(edit, taken)
    return chosen


def _clashes(edit: Edit, taken: Sequence[tuple[int, int, Edit]]) -> bool:
    """Whether an edit overlaps one of the edits already taken, which are sorted by place."""
    index = bisect_left(taken, (edit.start, edit.end), key=lambda one: one[:2])
    before = (one[2] for one in taken[max(index - 1, 0) : index])
    behind = (one[2] for one in taken[index : index + 1])
    return any(overlap(one, edit) for one in before if one != edit) or any(
        overlap(edit, one) for one in behind if one != edit
    )


def _take(edit: Edit, taken: list[tuple[int, int, Edit]]) -> None:
    entry = (edit.start, edit.end, edit)
    if entry not in taken[bisect_left(taken, entry[:2], key=lambda one: one[:2]) :][:1]:
        insort(taken, entry, key=lambda one: one[:2])


def _attempt(
    state: _State,
    batch: Sequence[Finding],
    catalog: Catalog,
    windows: WindowsVersion | None,
) -> _State | None:
    """Return the document with these fixes, or None if it fails the check."""
    fixes = {id(one.fix): one.fix for one in batch if one.fix is not None}
    edits = [edit for one in fixes.values() for edit in one.edits]
    try:
        document = replace(state.document, data=edited(state.document.data, edits))
    except AnswerFileError:
        return None
    after = _State(document, validate_document(document, catalog, windows=windows))
    return after if _is_better(state, after, batch) else None


def _is_better(before: _State, after: _State, batch: Sequence[Finding]) -> bool:
    """Whether the fixed findings are gone and there are no new ones, except uncovered ones."""
    allowed = Counter(one.rule for one in before.findings)
    allowed.subtract(one.rule for one in batch)
    there = Counter(one.rule for one in after.findings)
    if not any(one.fix is not None and one.fix.uncovers for one in batch):
        return all(number <= allowed[rule] for rule, number in there.items())
    if there["not-well-formed"]:
        return False
    if len(batch) == 1:
        return _kind_and_place(batch[0]) not in map(_kind_and_place, after.findings)
    return all(there[one.rule] <= allowed[one.rule] for one in batch)


def _kind_and_place(finding: Finding) -> tuple[str, int | None, int | None]:
    """Return what identifies a remaining finding: a fix that uncovers starts at its place."""
    return finding.rule, finding.location.line, finding.location.column
