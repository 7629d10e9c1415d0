"""One answer file of a target: its part of the tree, rendered and read back.

Templates may be the user's own, so the result is parsed again and compared with the tree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.answer_file.fragments import append_elements, require_elements
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.write import write
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import SecretKind, revealed
from unattend_gen.errors import AnswerFileError, InputError, TemplateError
from unattend_gen.renderer.cache import TextCache
from unattend_gen.renderer.comparison import require_match
from unattend_gen.renderer.embedding import require_embedded
from unattend_gen.renderer.secrecy import is_secret_key, secret_keys
from unattend_gen.tables.elements import PlainXml, SecretXml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.renderer.assignments import Read
    from unattend_gen.renderer.embedding import EmbeddedScripts
    from unattend_gen.renderer.target import AnswerFilePlan
    from unattend_gen.renderer.tree import Node, PassTree, Value
    from unattend_gen.spec.spec import Spec
    from unattend_gen.templating.opening import TemplateRenderer

_FRAME: Final = "answer-file.xml.j2"
_MACROS: Final = "macros.xml.j2"
_COMPONENTS: Final = "components"


@dataclass(frozen=True, slots=True)
class Content:
    """The content of one answer file.

    Attributes:
        passes: the settings.
        scripts: the scripts that it embeds, if any.
        elements: XML fragments that follow the passes.
    """

    passes: tuple[PassTree, ...]
    scripts: EmbeddedScripts | None = None
    elements: tuple[Value, ...] = ()


def part_of_tree(tree: Iterable[PassTree], plan: AnswerFilePlan) -> tuple[PassTree, ...]:
    """Return the passes of one answer file, without the settings that it leaves out.

    Raises:
        InputError: nothing is left, or a public file would contain an unpublished product key.
    """
    kept = tuple(
        smaller
        for pass_ in tree
        if pass_.name in plan.passes
        if (smaller := _part_of_pass(pass_, plan)).components
    )
    if not kept:
        message = f"the spec sets nothing that {plan.name} contains"
        used = ", ".join(pass_ for pass_ in Pass if pass_ in plan.passes)
        raise InputError(message, advice=f"set something in one of its passes: {used}")
    if plan.is_public and secret_keys(kept):
        message = f"{plan.name} would contain a secret product key, and anyone can read this file"
        advice = 'write it under product_key.activation; product_key.setup = "gvlk" or "none"'
        raise InputError(message, advice=advice)
    return kept


def _part_of_pass(pass_: PassTree, plan: AnswerFilePlan) -> PassTree:
    if not plan.leaves_out and not plan.keys_elsewhere:
        return pass_
    components = (
        replace(component, nodes=nodes)
        for component in pass_.components
        if (nodes := tuple(_kept(component.nodes, f"{pass_.name}/{component.name}", plan)))
    )
    return replace(pass_, components=tuple(components))


def _kept(nodes: Iterable[Node], parent: str, plan: AnswerFilePlan) -> Iterator[Node]:
    for node in nodes:
        address = f"{parent}/{node.name}"
        is_left_out = address in plan.leaves_out
        if is_left_out or (address in plan.keys_elsewhere and _is_secret_key(node)):
            continue
        children = tuple(_kept(node.children, address, plan))
        if children or not node.children:
            yield replace(node, children=children)


def _is_secret_key(node: Node) -> bool:
    return node.text is not None and is_secret_key(node.text)


def element_values(spec: Spec, read: Read) -> tuple[Value, ...]:
    """Return the XML of each entry of `[[elements]]`, read from its source if it has one.

    Raises:
        InputError: a source returns nothing, or text that is not XML.
    """
    return tuple(_element(number, each.xml, read) for number, each in enumerate(spec.elements, 1))


def _element(number: int, xml: PlainXml | SecretXml, read: Read) -> Value:
    match xml:
        case PlainXml(text):
            return text
        case SecretXml(source):
            secret = read(source, SecretKind.TOKEN)
            try:
                require_elements(secret.reveal())
            except AnswerFileError as error:
                where = f"elements[{number}].xml from {source}"
                # The cause quotes nothing, but it was made from a secret.
                raise InputError(error.message, advice=error.advice, where=where) from None
            return secret
        case _:
            assert_never(xml)


def rendered(content: Content, templates: TemplateRenderer) -> tuple[bytes, AnswerFile]:
    """Return the canonical bytes of an answer file and the same file parsed.

    Raises:
        TemplateError: a template fails, or its result differs from the content.
        InputError: two elements would have the name of the section of scripts.
    """
    if not content.elements and templates.are_built_in(_FRAME, _MACROS, _COMPONENTS):
        render = partial(_rendered, templates=templates)
        known = _cache(templates).find(content, render)
        if known is not None:
            return known, _parsed(known)
    return _rendered(content, templates)


@lru_cache(maxsize=1)
def _cache(_templates: TemplateRenderer) -> TextCache:
    """Return the cache of one set of templates; the output never depends on it."""
    return TextCache()


def _rendered(content: Content, templates: TemplateRenderer) -> tuple[bytes, AnswerFile]:
    values = {"passes": content.passes, "carried": content.scripts}
    text = templates.render(_FRAME, values)
    framed = _parsed(text.encode("utf-8"))
    for element in content.elements:
        append_elements(framed, revealed(element))
    data = write(framed)
    answer_file = _parsed(data)
    require_match(content.passes, answer_file)
    require_embedded(content.scripts, answer_file)
    return data, answer_file


def _parsed(data: bytes) -> AnswerFile:
    try:
        return parse(data)
    except AnswerFileError as error:
        message = f"the templates do not produce well-formed XML: {error.message}"
        where = f"{_FRAME}, line {error.line} of its result"
        raise TemplateError(message, advice=error.advice, where=where) from None
