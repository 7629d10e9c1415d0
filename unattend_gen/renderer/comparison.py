"""Comparing a rendered answer file with the tree it was made from, element by element."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Final, NoReturn

from unattend_gen.core.secret import Secret
from unattend_gen.errors import TemplateError
from unattend_gen.renderer.secrecy import values_of
from unattend_gen.templating import built_in_remarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile, SettingNode
    from unattend_gen.renderer.tree import Node, PassTree, Value

_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)
_SHORTEST_SECRET: Final = 4
"""Characters; a shorter secret would match by chance."""


def require_match(passes: Iterable[PassTree], answer_file: AnswerFile) -> None:
    """Check that every element is in its place, with its text and attributes.

    A template may write more than the tree contains, but nothing may be missing or different. No
    comment of a custom template may contain a secret, because Setup does not scrub comments. The
    comments of the built-in templates contain no value, so a password may be one of their words.

    Raises:
        TemplateError: names the first setting that differs, never a value.
    """
    found = {(_architecture(node), node.address): node for node in answer_file.settings()}
    comments = "\n".join(_foreign(comments_of(answer_file.text)))
    for pass_ in passes:
        for component in pass_.components:
            template = f"components/{component.name}.xml.j2"
            address = f"{pass_.name}/{component.name}"
            for path, node in _numbered(component.nodes, address):
                _require_same(node, found.get((component.architecture, path)), path, template)
            _require_no_secret(component.nodes, comments, template)


def comments_of(text: str) -> tuple[str, ...]:
    """Return the text of each comment of a document."""
    return tuple(map(unescape, _COMMENT.findall(text)))


def _foreign(comments: Iterable[str]) -> Iterator[str]:
    """Yield the comments that the built-in templates do not write."""
    ours = built_in_remarks()
    return (comment for comment in comments if " ".join(comment.split()) not in ours)


def _architecture(node: SettingNode) -> str | None:
    return node.component.element.get("processorArchitecture")


def _numbered(nodes: Iterable[Node], address: str) -> Iterator[tuple[str, Node]]:
    """Yield each element below an address with its own address; list items count from 1."""
    siblings = tuple(nodes)
    total = Counter(node.name for node in siblings)
    seen: Counter[str] = Counter()
    for node in siblings:
        seen[node.name] += 1
        is_numbered = node.action is not None or total[node.name] > 1
        number = f"[{seen[node.name]}]" if is_numbered else ""
        path = f"{address}/{node.name}{number}"
        yield path, node
        yield from _numbered(node.children, path)


def _require_same(node: Node, found: SettingNode | None, path: str, template: str) -> None:
    if found is None:
        _fail(f"{path} is missing from the rendered file", template)
    if not _has_text(node, found):
        _fail(f"{path} has a different value in the rendered file", template)
    if found.action != node.action or not _equal(node.key_value, found.key_value):
        _fail(f"{path} lacks the attributes of a list item in the rendered file", template)


def _has_text(node: Node, found: SettingNode) -> bool:
    """Return whether the text is as expected; blanks around children are ignored."""
    if not node.children:
        return found.is_leaf and _equal(node.text or "", found.text)
    return node.text is None or _equal(node.text, found.text.strip())


def _require_no_secret(nodes: Iterable[Node], comments: str, template: str) -> None:
    for value in (value for node in nodes for value in values_of(node)):
        if not isinstance(value, Secret):
            continue
        text = value.reveal()
        if len(text) >= _SHORTEST_SECRET and text in comments:
            _fail("a comment contains a secret, and Setup does not scrub comments", template)


def _equal(expected: Value | None, found: str | None) -> bool:
    if isinstance(expected, Secret):
        return found is not None and Secret(found) == expected
    return expected == found


def _fail(message: str, template: str) -> NoReturn:
    advice = "fix your own template of this name, or omit --templates"
    raise TemplateError(message, advice=advice, where=template)
