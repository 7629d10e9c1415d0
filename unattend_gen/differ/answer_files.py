"""Compare two answer files setting by setting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.matching import matched
from unattend_gen.answer_file.tree import is_marker
from unattend_gen.core.comparison import Change, ChangeKind, Side
from unattend_gen.core.display import shown_address
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.secret import MASK, Secret
from unattend_gen.core.setting_path import KEY_VALUE
from unattend_gen.core.text_search import TextSearch
from unattend_gen.differ.contents import NOTHING, ComparedContent, contents, frame_contents
from unattend_gen.differ.secrets import item_key, secret_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.answer_file.matching import ComponentPair, ElementPair
    from unattend_gen.answer_file.tree import AnswerFile, ComponentNode, SettingNode
    from unattend_gen.catalog.load import Catalog

_STEPS_OF_ONE_SIDE: Final = frozenset({"", f"/{KEY_VALUE}"})
"""The contents reported for an element that only one file has; other attributes are omitted."""

_NOT_SCRUBBED: Final = ComparedContent("", "", holds="not scrubbed")
"""Stands for several elements whose other side is one marker."""


def compare_answer_files(
    left: AnswerFile, right: AnswerFile, catalog: Catalog
) -> tuple[Change, ...]:
    """Return the changes in the order of the left file, followed by added settings.

    Comments, the order of passes, components and settings, and `wasPassProcessed` are ignored.


    Args:
        left: one answer file.
        right: the other.
        catalog: provides types, secrets, and the keys of list items.
    """
    reading = _Reading(left, right, catalog)
    frames = matched(left, right, partial(item_key, catalog=catalog))
    changes = tuple(change for frame in frames for change in reading.frame(frame))
    secrets = TextSearch(secret_texts((left, right), catalog) if changes else ())
    return tuple(_masked(change, secrets) for change in changes)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Two files that are compared."""

    left: AnswerFile
    right: AnswerFile
    catalog: Catalog

    def frame(self, match: ComponentPair) -> Iterator[Change]:
        """Yield the changes of a component: its attributes and its settings."""
        one, other = match.left, match.right
        if one is not None and other is not None:
            ours, theirs = frame_contents(one), frame_contents(other)
            yield from self._differences(one, other, ours, theirs)
        elif not match.below:
            kind = ChangeKind.ADDED if one is None else ChangeKind.REMOVED
            yield Change(kind, self._side(one, ""), self._side(other, "", is_right=True))
        yield from self._below(match.below)

    def _below(self, matches: tuple[ElementPair, ...]) -> Iterator[Change]:
        """Yield the changes of siblings; `PlainText` belongs to the spelling of its `Value`."""
        changes = [(match, [*self._element(match)]) for match in matches]
        is_respelled = any(_is_respelled_secret(each) for _, found in changes for each in found)
        for match, found in changes:
            node = match.left or match.right
            is_part = is_respelled and node is not None and node.name == "PlainText"
            yield from map(_respelled, found) if is_part else found

    def _element(self, match: ElementPair) -> Iterator[Change]:
        one, other = match.left, match.right
        if one is not None and other is not None and _is_scrubbed(one) is not _is_scrubbed(other):
            yield self._scrubbing(one, other)
            return
        ours, theirs = (
            contents(node, self.catalog) if node is not None else NOTHING for node in (one, other)
        )
        yield from self._differences(one, other, ours, theirs)
        yield from self._below(match.below)

    def _differences(
        self,
        one: ComponentNode | SettingNode | None,
        other: ComponentNode | SettingNode | None,
        ours: Mapping[str, ComparedContent],
        theirs: Mapping[str, ComparedContent],
    ) -> Iterator[Change]:
        is_of_both = one is not None and other is not None
        for step in dict.fromkeys((*ours, *theirs)):
            before, after = ours.get(step), theirs.get(step)
            kind = _kind(before, after) if is_of_both or step in _STEPS_OF_ONE_SIDE else None
            if kind is not None:
                left = self._side(one, step, before) if before else None
                right = self._side(other, step, after, is_right=True) if after else None
                yield Change(kind, left, right, _note(kind, before, after))

    def _scrubbing(self, one: SettingNode, other: SettingNode) -> Change:
        """Return the change between a secret on one side and Setup's marker on the other."""
        left, right = (contents(node, self.catalog).get("", _NOT_SCRUBBED) for node in (one, other))
        return Change(
            ChangeKind.CHANGED,
            self._side(one, "", left),
            self._side(other, "", right, is_right=True),
        )

    def _side(
        self,
        node: ComponentNode | SettingNode | None,
        step: str,
        content: ComparedContent | None = None,
        *,
        is_right: bool = False,
    ) -> Side | None:
        if node is None:
            return None
        line = (self.right if is_right else self.left).location("", node.element).line
        shown, holds = (content.shown, content.holds) if content else (None, None)
        return Side(shown_address(node.address) + without_keys(step), line, shown, holds)


def _kind(before: ComparedContent | None, after: ComparedContent | None) -> ChangeKind | None:
    if before is None:
        return ChangeKind.ADDED
    if after is None:
        return ChangeKind.REMOVED
    if before.meaning != after.meaning:
        return ChangeKind.CHANGED
    return ChangeKind.RESPELLED if before.text != after.text else None


def _note(
    kind: ChangeKind, before: ComparedContent | None, after: ComparedContent | None
) -> str | None:
    """Return what the two sides do not show, or None."""
    if before is None or after is None:
        return None
    if isinstance(before.meaning, Secret) and kind is ChangeKind.RESPELLED:
        return "the same secret in another spelling"
    if before.shown is None or after.shown is None or kind is ChangeKind.RESPELLED:
        return None
    if before.shown == after.shown:
        return "a secret in this value differs"
    return "blanks differ" if before.shown.split() == after.shown.split() else None


def _masked(change: Change, secrets: TextSearch) -> Change:
    """Return a change without values that are secrets elsewhere in the files."""
    left, right = (_masked_side(side, secrets) for side in (change.left, change.right))
    return replace(change, left=left, right=right)


def _masked_side(side: Side | None, secrets: TextSearch) -> Side | None:
    if side is None or side.value is None or not secrets.is_in(side.value):
        return side
    return replace(side, value=MASK)


def _is_scrubbed(node: SettingNode) -> bool:
    return is_marker(node.text)


def _respelled(change: Change) -> Change:
    return replace(change, kind=ChangeKind.RESPELLED)


def _is_respelled_secret(change: Change) -> bool:
    return change.kind is ChangeKind.RESPELLED and bool(change.left and change.left.holds)
