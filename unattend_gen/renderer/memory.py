"""What a run remembers of the answer files that it has rendered.

The computers of a fleet differ in their values, and hardly in what is set. So the text of an
answer file is kept without its values, cut where they stand: the next file in which the same is
set is put together from it. Templates of ours decide by names alone, never by a value. Where the
user has templates of his own nothing is remembered, for they may.

What is kept holds no value of any spec.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.core.characters import is_writable
from unattend_gen.core.secret import Secret, revealed
from unattend_gen.errors import InputError
from unattend_gen.renderer.comparison import SHORTEST_SOUGHT, comments_of
from unattend_gen.renderer.scripts.carrying import Carried, CarriedFile
from unattend_gen.renderer.tree import ComponentTree, Node, PassTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from unattend_gen.renderer.tree import Value

MOST_SHAPES: Final = 64
"""A run that meets more forgets all and begins again."""

LONGEST: Final = 1024 * 1024
"""Characters of a file; a longer one is rendered each time."""

_MARK: Final = re.compile("\ue000(\\d+)\ue001")
"""What stands for a value while a text is learnt: characters that nobody uses."""

_TEXT_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE_ESCAPES: Final = _TEXT_ESCAPES | str.maketrans(
    {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
)
"""As libxml2 writes them, by which the file is laid out."""

_Shape: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Shaped:
    """What is set, apart from the values.

    Attributes:
        shape: equal for two files only if they differ in values alone.
        values: each with whether it stands in an attribute, in the order of the tree.
    """

    shape: _Shape
    values: Sequence[tuple[Value, bool]]


@dataclass(frozen=True, slots=True)
class Mould:
    """The text of an answer file without its values.

    Attributes:
        head: what stands before the first of them.
        rest: the number of each value, and what stands behind it.
        comments: what the comments say, none of which holds a value.
    """

    head: str
    rest: tuple[tuple[int, str], ...]
    comments: str


Learn: TypeAlias = "Callable[[tuple[PassTree, ...], Carried | None], tuple[bytes, object]]"
"""Renders a file, reads it back and compares it with what was asked for; its bytes come first."""


class Memory:
    """It is for one set of templates."""

    def __init__(self) -> None:
        self._moulds: dict[_Shape, Mould | None] = {}
        self._met: set[_Shape] = set()

    def recall(
        self, passes: tuple[PassTree, ...], scripts: Carried | None, learn: Learn
    ) -> bytes | None:
        """The bytes of an answer file, as rendering it would give them; None where it has to be.

        A file whose like was met before is learnt, once: what is met but once is not worth it.

        Args:
            passes: what is set.
            scripts: what the file carries.
            learn: renders a file of the same shape with other values.
        """
        shaped = shape_of(passes, scripts)
        if shaped is None or not self._is_known(shaped.shape, passes, scripts, learn):
            return None
        mould = self._moulds[shaped.shape]
        return None if mould is None else filled(mould, shaped.values)

    def _is_known(
        self, shape: _Shape, passes: tuple[PassTree, ...], scripts: Carried | None, learn: Learn
    ) -> bool:
        if shape in self._moulds:
            return True
        if len(self._met) >= MOST_SHAPES:
            self._met.clear()
            self._moulds.clear()
        if shape not in self._met:
            self._met.add(shape)
            return False
        self._moulds[shape] = _learnt(passes, scripts, learn)
        return True


def _learnt(passes: tuple[PassTree, ...], scripts: Carried | None, learn: Learn) -> Mould | None:
    """The mould of a file; None where its templates cannot do with other values."""
    marks = _Marks()
    try:
        data, _ = learn(marks.in_passes(passes), marks.in_scripts(scripts))
    except InputError:
        return None
    return _cut(data.decode("utf-8"), marks.count)


def shape_of(passes: tuple[PassTree, ...], scripts: Carried | None) -> Shaped | None:
    """What is set and the values of it; None where values and text cannot be told apart."""
    values: list[tuple[Value, bool]] = []
    shape: list[object] = []
    for pass_ in passes:
        shape += (pass_.name, len(pass_.components))
        for component in pass_.components:
            shape += (component.name, component.architecture, len(component.nodes))
            if not all(_add(node, shape, values) for node in component.nodes):
                return None
    if scripts is not None:
        shape.append("scripts")
        texts = (scripts.extractor, *scripts.texts)
        values += [(text, False) for text in texts]
        shape += ((file.name, file.encoding) for file in scripts.files)
        if not all(texts) or not all(map(is_writable, texts)):
            return None
    return Shaped(tuple(shape), values)


def _add(node: Node, shape: list[object], values: list[tuple[Value, bool]]) -> bool:
    """Add an element to a shape; False where its text stands among elements."""
    key, text, children = node.key_value, node.text, node.children
    shape += (node.name, node.action, _state(key), _state(text), len(children))
    if key is not None and revealed(key):
        values.append((key, True))
    if text is not None and revealed(text):
        if children:
            return False
        values.append((text, False))
    return all(_add(child, shape, values) for child in children)


def _state(value: Value | None) -> int | None:
    """Nothing, an empty text, or any other: templates and layout tell these apart."""
    return None if value is None else int(bool(revealed(value)))


def filled(mould: Mould, values: Sequence[tuple[Value, bool]]) -> bytes | None:
    """The text with these values; None where a comment holds one that is secret, or it is long."""
    texts = []
    for value, is_attribute in values:
        text = revealed(value)
        if isinstance(value, Secret) and len(text) >= SHORTEST_SOUGHT and text in mould.comments:
            return None
        texts.append(text.translate(_ATTRIBUTE_ESCAPES if is_attribute else _TEXT_ESCAPES))
    parts = [mould.head]
    for number, behind in mould.rest:
        parts += (texts[number], behind)
    text = "".join(parts)
    return text.encode("utf-8") if len(text) <= LONGEST else None


def _cut(text: str, count: int) -> Mould | None:
    """The text at its marks; None where not each stands there once."""
    head, *rest = _MARK.split(text)
    numbers = [int(number) for number in rest[::2]]
    comments = comments_of(text)
    if sorted(numbers) != list(range(count)) or _MARK.search(comments):
        return None
    return Mould(head, tuple(zip(numbers, rest[1::2], strict=True)), comments)


class _Marks:
    """Marks in place of values, numbered in the order in which `shape_of` gives these."""

    def __init__(self) -> None:
        self.count = 0

    def in_passes(self, passes: tuple[PassTree, ...]) -> tuple[PassTree, ...]:
        return tuple(PassTree(one.name, tuple(self._components(one))) for one in passes)

    def in_scripts(self, scripts: Carried | None) -> Carried | None:
        if scripts is None:
            return None
        extractor = self._next()
        files = (CarriedFile(one.name, one.encoding, self._next()) for one in scripts.files)
        return Carried(extractor, tuple(files))

    def _components(self, pass_: PassTree) -> Iterator[ComponentTree]:
        for one in pass_.components:
            yield ComponentTree(one.name, one.architecture, tuple(map(self._node, one.nodes)))

    def _node(self, node: Node) -> Node:
        key, text = self._marked(node.key_value), self._marked(node.text)
        return Node(node.name, text, tuple(map(self._node, node.children)), node.action, key)

    def _marked(self, value: Value | None) -> Value | None:
        return self._next() if value is not None and revealed(value) else value

    def _next(self) -> str:
        self.count += 1
        return f"\ue000{self.count - 1}\ue001"
