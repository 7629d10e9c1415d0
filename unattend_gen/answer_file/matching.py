"""Pair the elements of two answer files.

Settings are paired by pass, component, architecture and name, in any order. Items of a list are
paired by equal content, then by key, then by similarity, so that removing an item from the middle
of a list is one difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from unattend_gen.answer_file.names import COMPONENT, SETTINGS, local
from unattend_gen.answer_file.tree import (
    ComponentNode,
    SettingNode,
    child_elements,
    child_nodes,
    own_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.answer_file.tree import AnswerFile, Element

Identify: TypeAlias = Callable[[SettingNode], str | None]
"""Returns the key of a list item, or None if it has none."""

Pair: TypeAlias = tuple[SettingNode | None, SettingNode | None]

_Joined: TypeAlias = tuple[SettingNode, SettingNode]

_Node = TypeVar("_Node", ComponentNode, SettingNode)

_HALF: Final = 0.5
"""Items with different keys are paired if at least this part of their content is equal."""

_MOST_COMPARED: Final = 10_000
"""Most pairs of items whose similarity is computed; longer lists are paired in order."""


@dataclass(frozen=True, slots=True)
class ElementPair:
    """An element of one file, of the other, or of both, with the pairs below it."""

    left: SettingNode | None
    right: SettingNode | None
    below: tuple[ElementPair, ...]


@dataclass(frozen=True, slots=True)
class ComponentPair:
    """A component, or another element in its place, with the pairs below it."""

    left: ComponentNode | None
    right: ComponentNode | None
    below: tuple[ElementPair, ...]


def matched(left: AnswerFile, right: AnswerFile, identify: Identify) -> Iterator[ComponentPair]:
    """Yield every element of two answer files: those of the left in order, then the others.

    Args:
        left: one answer file.
        right: the other.
        identify: called for each element whose name may repeat.
    """
    matching = _Pairing(identify)
    theirs = _by_address(right)
    for address, frames in _by_address(left).items():
        for frame, other in matching.frames(frames, theirs.pop(address, [])):
            yield ComponentPair(frame, other, matching.below(frame, other))
    for frames in theirs.values():
        for other in frames:
            yield ComponentPair(None, other, matching.below(None, other))


def _frames(answer_file: AnswerFile) -> Iterator[ComponentNode]:
    """Yield the components, and other elements next to them or next to the passes."""
    root = answer_file.root
    for child in root.iterchildren("*"):
        if child.tag != SETTINGS:
            yield ComponentNode(child, local(root.tag), local(child.tag))
            continue
        for element in child.iterchildren("*"):
            is_component = element.tag == COMPONENT
            name = element.get("name", "") if is_component else local(element.tag)
            yield ComponentNode(element, child.get("pass", ""), name)


def _by_address(answer_file: AnswerFile) -> defaultdict[tuple[str, ...], list[ComponentNode]]:
    frames: defaultdict[tuple[str, ...], list[ComponentNode]] = defaultdict(list)
    for frame in _frames(answer_file):
        frames[_frame_key(frame)].append(frame)
    return frames


def _frame_key(frame: ComponentNode) -> tuple[str, ...]:
    architecture = frame.element.get("processorArchitecture", "")
    tag = "" if frame.element.tag == COMPONENT else str(frame.element.tag)
    return tag, frame.pass_name.lower(), frame.name.lower(), architecture.lower()


class _Pairing:
    """Pairs elements; equal content gets equal numbers, so each element is read once."""

    def __init__(self, identify: Identify) -> None:
        self._identify = identify
        self._numbers: dict[object, int] = {}
        self._contents: dict[Element, int] = {}

    def frames(
        self, left: list[ComponentNode], right: list[ComponentNode]
    ) -> Iterator[tuple[ComponentNode | None, ComponentNode | None]]:
        """Yield the components of one address: equal ones are paired, the others in order."""
        joined = _joined_by(lambda frame: str(self._content(frame.element)), left, right)
        same = {id(frame): other for frame, other in joined}
        taken = set(map(id, same.values()))
        others = iter([other for other in right if id(other) not in taken])
        for frame in left:
            yield frame, same[id(frame)] if id(frame) in same else next(others, None)
        yield from ((None, other) for other in others)

    def below(
        self,
        left: ComponentNode | SettingNode | None,
        right: ComponentNode | SettingNode | None,
    ) -> tuple[ElementPair, ...]:
        """Return the pairs below two paired elements, at any depth."""
        ours = child_nodes(left) if left else []
        theirs = child_nodes(right) if right else []
        families: dict[str, tuple[list[SettingNode], list[SettingNode]]] = {}
        for side, nodes in enumerate((ours, theirs)):
            for node in nodes:
                families.setdefault(str(node.element.tag), ([], []))[side].append(node)
        pairs = [pair for family in families.values() for pair in self._pairs(*family)]
        return tuple(ElementPair(one, other, self.below(one, other)) for one, other in pairs)

    def _pairs(self, left: list[SettingNode], right: list[SettingNode]) -> Iterator[Pair]:
        """Yield the pairs of elements of one name; single ones are paired with any content."""
        if len(left) <= 1 and len(right) <= 1:
            yield (left[0] if left else None), (right[0] if right else None)
            return
        partners: dict[Element, SettingNode] = {}
        taken: set[Element] = set()
        for joined in (self._by_content, self._by_key, self._by_similarity, self._in_order):
            ours = [node for node in left if node.element not in partners]
            theirs = [node for node in right if node.element not in taken]
            for one, other in joined(ours, theirs):
                partners[one.element] = other
                taken.add(other.element)
        yield from ((node, partners.get(node.element)) for node in left)
        yield from ((None, node) for node in right if node.element not in taken)

    def _by_key(self, left: Sequence[SettingNode], right: Sequence[SettingNode]) -> list[_Joined]:
        return _joined_by(self._identify, left, right)

    def _by_content(
        self, left: Sequence[SettingNode], right: Sequence[SettingNode]
    ) -> list[_Joined]:
        return _joined_by(lambda node: str(self._content(node.element)), left, right)

    def _by_similarity(
        self, left: Sequence[SettingNode], right: Sequence[SettingNode]
    ) -> Iterator[_Joined]:
        """Yield the most similar pairs first."""
        if len(left) * len(right) > _MOST_COMPARED:
            return
        leaves = [[_leaves(node.element) for node in side] for side in (left, right)]
        similarity = {
            (ours, theirs): (leaves[0][ours] & leaves[1][theirs]).total()
            / max(leaves[0][ours].total(), leaves[1][theirs].total())
            for ours in range(len(left))
            for theirs in range(len(right))
        }
        free_left, free_right = set(range(len(left))), set(range(len(right)))
        for ours, theirs in sorted(similarity, key=lambda at: (-similarity[at], at)):
            one, other = left[ours], right[theirs]
            is_keyed = self._identify(one) is not None and self._identify(other) is not None
            is_alike = (
                similarity[ours, theirs] >= _HALF if is_keyed else similarity[ours, theirs] > 0
            )
            if is_alike and ours in free_left and theirs in free_right:
                free_left.remove(ours)
                free_right.remove(theirs)
                yield one, other

    def _in_order(
        self, left: Sequence[SettingNode], right: Sequence[SettingNode]
    ) -> Iterator[_Joined]:
        """Pair the elements without a key, first with first."""
        ours = (node for node in left if self._identify(node) is None)
        theirs = (node for node in right if self._identify(node) is None)
        return zip(ours, theirs, strict=False)

    def _content(self, element: Element) -> int:
        """Return a number for the content of an element, regardless of order."""
        if element not in self._contents:
            content = (
                element.tag,
                " ".join(own_text(element).split()),
                tuple(sorted(map(str, element.items()))),
                tuple(sorted(map(self._content, child_elements(element)))),
            )
            self._contents[element] = self._numbers.setdefault(content, len(self._numbers))
        return self._contents[element]


def _joined_by(
    name: Callable[[_Node], str | None], left: Sequence[_Node], right: Sequence[_Node]
) -> list[tuple[_Node, _Node]]:
    """Return the pairs of nodes with the same name, first with first."""
    waiting: defaultdict[str | None, deque[_Node]] = defaultdict(deque)
    for node in right:
        waiting[name(node)].append(node)
    waiting.pop(None, None)
    named = ((node, name(node)) for node in left)
    return [
        (node, waiting[called].popleft())
        for node, called in named
        if called is not None and waiting[called]
    ]


def _leaves(element: Element) -> Counter[tuple[str, str]]:
    """Count the texts of all leaves below an element by their relative path."""
    found: Counter[tuple[str, str]] = Counter()
    pending = [(element, "")]
    while pending:
        current, way = pending.pop()
        children = list(child_elements(current))
        pending += [(child, f"{way}/{local(child.tag)}") for child in children]
        if not children:
            found[way, " ".join(own_text(current).split())] += 1
    return found
