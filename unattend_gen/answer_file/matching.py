"""Which element of one answer file stands where which element of another does.

Settings are matched by pass, component, architecture and name, wherever they stand. Items of a
list are matched by equal content, then by what identifies them, then by likeness: one that was
taken out of the middle is missing, and the rest are not all changed.
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
    nodes_right_below,
    own_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.answer_file.tree import AnswerFile, Element

Identify: TypeAlias = Callable[[SettingNode], str | None]
"""What tells an item of a list from its neighbours, or None where nothing does."""

Pair: TypeAlias = tuple[SettingNode | None, SettingNode | None]

_Joined: TypeAlias = tuple[SettingNode, SettingNode]

_Node = TypeVar("_Node", ComponentNode, SettingNode)

_HALF: Final = 0.5
"""Items whose keys differ are the same item if at least half of what they say is equal."""

_MOST_COMPARED: Final = 10_000
"""Most pairs of items whose likeness is measured; longer lists are matched as they stand."""


@dataclass(frozen=True, slots=True)
class Match:
    """An element of one file, of the other, or of both; and what stands below them."""

    left: SettingNode | None
    right: SettingNode | None
    below: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class FrameMatch:
    """A component, or an element where a component could stand, with its settings."""

    left: ComponentNode | None
    right: ComponentNode | None
    below: tuple[Match, ...]


def matched(left: AnswerFile, right: AnswerFile, identify: Identify) -> Iterator[FrameMatch]:
    """Every element of two answer files: those of the left in their order, then the others.

    Args:
        left: one answer file.
        right: the other.
        identify: asked for each element whose name could repeat.
    """
    matching = _Matching(identify)
    theirs = _by_address(right)
    for address, frames in _by_address(left).items():
        for frame, other in matching.frames(frames, theirs.pop(address, [])):
            yield FrameMatch(frame, other, matching.below(frame, other))
    for frames in theirs.values():
        for other in frames:
            yield FrameMatch(None, other, matching.below(None, other))


def _frames(answer_file: AnswerFile) -> Iterator[ComponentNode]:
    """Components; and what else stands beside them or beside the passes."""
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


class _Matching:
    """One run over two files; equal content has equal numbers, so that it is compared once."""

    def __init__(self, identify: Identify) -> None:
        self._identify = identify
        self._numbers: dict[object, int] = {}
        self._contents: dict[Element, int] = {}

    def frames(
        self, left: list[ComponentNode], right: list[ComponentNode]
    ) -> Iterator[tuple[ComponentNode | None, ComponentNode | None]]:
        """Components of one address: equal ones first, the others as they stand."""
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
    ) -> tuple[Match, ...]:
        """What stands right below two elements that match, and all that is below it."""
        ours = nodes_right_below(left) if left else []
        theirs = nodes_right_below(right) if right else []
        families: dict[str, tuple[list[SettingNode], list[SettingNode]]] = {}
        for side, nodes in enumerate((ours, theirs)):
            for node in nodes:
                families.setdefault(str(node.element.tag), ([], []))[side].append(node)
        pairs = [pair for family in families.values() for pair in self._pairs(*family)]
        return tuple(Match(one, other, self.below(one, other)) for one, other in pairs)

    def _pairs(self, left: list[SettingNode], right: list[SettingNode]) -> Iterator[Pair]:
        """Elements of one name: a single one on each side is the same, whatever it says."""
        if len(left) <= 1 and len(right) <= 1:
            yield (left[0] if left else None), (right[0] if right else None)
            return
        partners: dict[Element, SettingNode] = {}
        taken: set[Element] = set()
        for joined in (self._by_content, self._by_key, self._by_likeness, self._as_they_stand):
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

    def _by_likeness(
        self, left: Sequence[SettingNode], right: Sequence[SettingNode]
    ) -> Iterator[_Joined]:
        """The likest first."""
        if len(left) * len(right) > _MOST_COMPARED:
            return
        said = [[_leaves(node.element) for node in side] for side in (left, right)]
        likeness = {
            (ours, theirs): (said[0][ours] & said[1][theirs]).total()
            / max(said[0][ours].total(), said[1][theirs].total())
            for ours in range(len(left))
            for theirs in range(len(right))
        }
        free_left, free_right = set(range(len(left))), set(range(len(right)))
        for ours, theirs in sorted(likeness, key=lambda at: (-likeness[at], at)):
            one, other = left[ours], right[theirs]
            is_keyed = self._identify(one) is not None and self._identify(other) is not None
            is_alike = likeness[ours, theirs] >= _HALF if is_keyed else likeness[ours, theirs] > 0
            if is_alike and ours in free_left and theirs in free_right:
                free_left.remove(ours)
                free_right.remove(theirs)
                yield one, other

    def _as_they_stand(
        self, left: Sequence[SettingNode], right: Sequence[SettingNode]
    ) -> Iterator[_Joined]:
        """Those without a key, the first with the first."""
        ours = (node for node in left if self._identify(node) is None)
        theirs = (node for node in right if self._identify(node) is None)
        return zip(ours, theirs, strict=False)

    def _content(self, element: Element) -> int:
        """A number for all that an element says, its order left aside."""
        if element not in self._contents:
            said = (
                element.tag,
                " ".join(own_text(element).split()),
                tuple(sorted(map(str, element.items()))),
                tuple(sorted(map(self._content, child_elements(element)))),
            )
            self._contents[element] = self._numbers.setdefault(said, len(self._numbers))
        return self._contents[element]


def _joined_by(
    name: Callable[[_Node], str | None], left: Sequence[_Node], right: Sequence[_Node]
) -> list[tuple[_Node, _Node]]:
    """Those of one name, the first with the first."""
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
    """What the elements without children below one say, each by its way from there."""
    said: Counter[tuple[str, str]] = Counter()
    pending = [(element, "")]
    while pending:
        current, way = pending.pop()
        children = list(child_elements(current))
        pending += [(child, f"{way}/{local(child.tag)}") for child in children]
        if not children:
            said[way, " ".join(own_text(current).split())] += 1
    return said
