"""Cache of rendered answer files, for inventories.

The computers of a fleet differ in values and rarely in the settings that they have. The text of an
answer file is therefore kept without its values and cut at their positions, and the next file with
the same settings is assembled from it. This is safe because the built-in templates depend on names
and never on values. Custom templates may depend on values, so nothing is cached for them.

The cache contains no value of any spec. It saves about half of the CPU time of a row; the figures
are in docs/decisions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.core.quoting import is_writable
from unattend_gen.core.secret import revealed
from unattend_gen.errors import InputError
from unattend_gen.renderer.comparison import comments_of
from unattend_gen.renderer.embedding import EmbeddedFile, EmbeddedScripts
from unattend_gen.renderer.tree import ComponentTree, Node, PassTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from unattend_gen.renderer.answer_files import Content
    from unattend_gen.renderer.tree import Value

MOST_SHAPES: Final = 64
"""The cache is emptied when a run meets more."""

LONGEST: Final = 1024 * 1024
"""Characters of a file; a longer one is rendered every time."""

_MARK: Final = re.compile("\ue000(\\d+)\ue001")
"""Replaces a value in a skeleton; both characters are from a private use area."""

_TEXT_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE_ESCAPES: Final = _TEXT_ESCAPES | str.maketrans(
    {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
)
"""The escapes of libxml2, which writes the file."""

_Shape: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class ShapedContent:
    """The settings of an answer file, separated from their values.

    Attributes:
        shape: equal for two files only if they differ in nothing but values.
        values: each with whether it is an attribute, in the order of the tree.
    """

    shape: _Shape
    values: Sequence[tuple[Value, bool]]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The text of an answer file without its values.

    Attributes:
        head: the text before the first value.
        rest: the number of each value, and the text after it.
    """

    head: str
    rest: tuple[tuple[int, str], ...]


Render: TypeAlias = "Callable[[Content], tuple[bytes, object]]"
"""Renders an answer file and compares the result with the content; returns its bytes first."""


class TextCache:
    """The cache for one set of templates."""

    def __init__(self) -> None:
        self._skeletons: dict[_Shape, Skeleton | None] = {}
        self._seen: set[_Shape] = set()

    def find(self, content: Content, render: Render) -> bytes | None:
        """Return the bytes of an answer file, or None if it has to be rendered.

        A skeleton is made when a shape is met for the second time; most shapes of single files
        never are.

        Args:
            content: the content of the answer file, without elements outside the passes.
            render: renders a file of the same shape with other values.
        """
        shaped = shape_of(content)
        if shaped is None or not self._is_known(shaped.shape, content, render):
            return None
        skeleton = self._skeletons[shaped.shape]
        return None if skeleton is None else filled(skeleton, shaped.values)

    def _is_known(self, shape: _Shape, content: Content, render: Render) -> bool:
        if shape in self._skeletons:
            return True
        if len(self._seen) >= MOST_SHAPES:
            self._seen.clear()
            self._skeletons.clear()
        if shape not in self._seen:
            self._seen.add(shape)
            return False
        self._skeletons[shape] = _skeleton(content, render)
        return True


def shape_of(content: Content) -> ShapedContent | None:
    """Return shape and values; None if values and text cannot be told apart."""
    values: list[tuple[Value, bool]] = []
    shape: list[object] = []
    for pass_ in content.passes:
        shape += (pass_.name, len(pass_.components))
        for component in pass_.components:
            shape += (component.name, component.architecture, len(component.nodes))
            if not all(_add(node, shape, values) for node in component.nodes):
                return None
    scripts = content.scripts
    if scripts is not None:
        shape.append("scripts")
        texts = (scripts.extractor, *scripts.texts)
        values += [(text, False) for text in texts]
        shape += ((file.name, file.encoding) for file in scripts.files)
        if not all(text and is_writable(text) for text in map(revealed, texts)):
            return None
    return ShapedContent(tuple(shape), values)


def _add(node: Node, shape: list[object], values: list[tuple[Value, bool]]) -> bool:
    """Add an element to a shape; return False if it has both text and children."""
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
    """Return None, 0 for empty text, or 1; templates and layout distinguish these."""
    return None if value is None else int(bool(revealed(value)))


def filled(skeleton: Skeleton, values: Sequence[tuple[Value, bool]]) -> bytes | None:
    """Return the text with these values; None if it would be too long."""
    texts = []
    for value, is_attribute in values:
        escapes = _ATTRIBUTE_ESCAPES if is_attribute else _TEXT_ESCAPES
        texts.append(revealed(value).translate(escapes))
    parts = [skeleton.head]
    for number, following in skeleton.rest:
        parts += (texts[number], following)
    text = "".join(parts)
    return text.encode("utf-8") if len(text) <= LONGEST else None


def _skeleton(content: Content, render: Render) -> Skeleton | None:
    """Return the skeleton of a file; None if its templates fail with marks as values."""
    marks = _Marks()
    try:
        data, _ = render(marks.in_content(content))
    except InputError:
        return None
    return _cut(data.decode("utf-8"), marks.count)


def _cut(text: str, count: int) -> Skeleton | None:
    """Cut the text at its marks; None unless each mark occurs once, outside comments."""
    head, *rest = _MARK.split(text)
    numbers = [int(number) for number in rest[::2]]
    if sorted(numbers) != list(range(count)) or any(map(_MARK.search, comments_of(text))):
        return None
    return Skeleton(head, tuple(zip(numbers, rest[1::2], strict=True)))


class _Marks:
    """Marks that replace values, numbered in the order of `shape_of`."""

    def __init__(self) -> None:
        self.count = 0

    def in_content(self, content: Content) -> Content:
        passes = tuple(PassTree(one.name, tuple(self._components(one))) for one in content.passes)
        return type(content)(passes, self._in_scripts(content.scripts))

    def _in_scripts(self, scripts: EmbeddedScripts | None) -> EmbeddedScripts | None:
        if scripts is None:
            return None
        extractor = self._next()
        files = (EmbeddedFile(one.name, one.encoding, self._next()) for one in scripts.files)
        return EmbeddedScripts(extractor, tuple(files))

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
