"""Whether a rendered answer file holds what was asked for, element by element.

Templates may be the user's own, so their result is not trusted: it is read back and compared with
the tree it was made from.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Final, NoReturn

from unattend_gen.core.secret import Secret
from unattend_gen.errors import TemplateError
from unattend_gen.renderer.secrecy import values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile, SettingNode
    from unattend_gen.renderer.tree import Node, PassTree, Value

_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)
SHORTEST_SOUGHT: Final = 4
"""A shorter secret would be found by chance."""


def demand_match(passes: Iterable[PassTree], answer_file: AnswerFile) -> None:
    """See that every element stands where it belongs, with its text and attributes.

    A template may write more than was asked for; less, or otherwise, is an error. No comment may
    hold a secret, for Setup does not scrub comments.

    Raises:
        TemplateError: naming the first setting that differs, never a value.
    """
    found = {(_architecture(node), node.address): node for node in answer_file.settings()}
    comments = comments_of(answer_file.text)
    for pass_ in passes:
        for component in pass_.components:
            template = f"components/{component.name}.xml.j2"
            address = f"{pass_.name}/{component.name}"
            for path, node in _numbered(component.nodes, address):
                _demand_same(node, found.get((component.architecture, path)), path, template)
            _demand_silence(component.nodes, comments, template)


def comments_of(text: str) -> str:
    """What the comments of a document say, one below the other."""
    return unescape("\n".join(_COMMENT.findall(text)))


def _architecture(node: SettingNode) -> str | None:
    return node.component.element.get("processorArchitecture")


def _numbered(nodes: Iterable[Node], address: str) -> Iterator[tuple[str, Node]]:
    """Each element below an address with its own, items of lists numbered from 1."""
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


def _demand_same(node: Node, found: SettingNode | None, path: str, template: str) -> None:
    if found is None:
        _differ(f"{path} was asked for and is not in the file", template)
    if not _has_text(node, found):
        _differ(f"{path} has another value than was asked for", template)
    if found.action != node.action or not _equal(node.key_value, found.key_value):
        _differ(f"{path} lacks the attributes of a list item", template)


def _has_text(node: Node, found: SettingNode) -> bool:
    """Whether the text is the one asked for; around children blanks do not count."""
    if not node.children:
        return found.is_leaf and _equal(node.text or "", found.text)
    return node.text is None or _equal(node.text, found.text.strip())


def _demand_silence(nodes: Iterable[Node], comments: str, template: str) -> None:
    for value in (value for node in nodes for value in values_of(node)):
        if not isinstance(value, Secret):
            continue
        text = value.reveal()
        if len(text) >= SHORTEST_SOUGHT and text in comments:
            _differ("a comment holds a secret, and Setup scrubs no comments", template)


def _equal(wanted: Value | None, found: str | None) -> bool:
    if isinstance(wanted, Secret):
        return found is not None and Secret(found) == wanted
    return wanted == found


def _differ(message: str, template: str) -> NoReturn:
    advice = "mend your own template of this name, or leave --templates out"
    raise TemplateError(message, advice=advice, where=template)
