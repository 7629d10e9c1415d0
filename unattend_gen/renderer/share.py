"""Which part of a tree goes into one answer file of a target."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from unattend_gen.core.passes import Pass
from unattend_gen.errors import InputError
from unattend_gen.renderer.secrecy import is_secret_key, secret_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.renderer.plan import AnswerFilePlan
    from unattend_gen.renderer.tree import Node, PassTree


def share(tree: Iterable[PassTree], plan: AnswerFilePlan) -> tuple[PassTree, ...]:
    """The passes of one answer file, without what does not belong into it.

    Raises:
        InputError: nothing is left, or a secret product key stands in a file that anyone can read.
    """
    kept = tuple(
        smaller
        for pass_ in tree
        if pass_.name in plan.passes
        if (smaller := _pass(pass_, plan)).components
    )
    if not kept:
        message = f"the spec sets nothing that {plan.name} holds"
        used = ", ".join(pass_ for pass_ in Pass if pass_ in plan.passes)
        raise InputError(message, advice=f"set something in one of its passes: {used}")
    if plan.is_public and secret_keys(kept):
        message = f"a secret product key would stand in {plan.name}, which anyone can read"
        advice = 'write it under product_key.activation; product_key.setup = "gvlk" or "none"'
        raise InputError(message, advice=advice)
    return kept


def _pass(pass_: PassTree, plan: AnswerFilePlan) -> PassTree:
    if not plan.leaves_out and not plan.carried_keys:
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
        if address in plan.leaves_out or (address in plan.carried_keys and _holds_secret_key(node)):
            continue
        children = tuple(_kept(node.children, address, plan))
        if children or not node.children:
            yield replace(node, children=children)


def _holds_secret_key(node: Node) -> bool:
    return node.text is not None and is_secret_key(node.text)
