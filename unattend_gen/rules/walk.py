"""The walk over one component: each element joined with what the catalog knows of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import UNATTEND_NS
from unattend_gen.answer_file.tree import is_marker, setting_nodes
from unattend_gen.rules.indexed import Placed, Spelling
from unattend_gen.rules.naming import fact_named
from unattend_gen.rules.placeholders import is_stand_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from unattend_gen.answer_file.tree import SettingNode
    from unattend_gen.rules.indexed import PlacedComponent
    from unattend_gen.validator.silent import Silent

_OURS: Final = f"{{{UNATTEND_NS}}}"


class Walk:
    """The elements below one component, in document order, parents before children.

    Indexes are made when they are first asked for.

    Attributes:
        placed: all of them.
        fresh: those of which no like has been judged in silence before.
    """

    def __init__(self, component: PlacedComponent, silent: Silent | None) -> None:
        self.placed = tuple(_placed(component))
        self.fresh = self.placed if silent is None else silent.others(self.placed)

    @cached_property
    def below(self) -> Mapping[Placed | PlacedComponent, Sequence[Placed]]:
        """The elements right below each element that has any, and below the component."""
        below: dict[Placed | PlacedComponent, list[Placed]] = {}
        for one in self.placed:
            below.setdefault(one.parent or one.component, []).append(one)
        return below

    @cached_property
    def first_child(self) -> Mapping[tuple[Placed | PlacedComponent, str], Placed]:
        """The first element of each catalog name below each element and below the component."""
        first: dict[tuple[Placed | PlacedComponent, str], Placed] = {}
        for one in self.placed:
            if one.fact is not None:
                first.setdefault((one.parent or one.component, one.fact.name), one)
        return first

    @cached_property
    def by_path(self) -> Mapping[str, Sequence[Placed]]:
        """The elements of each catalog path."""
        by_path: dict[str, list[Placed]] = {}
        for one in self.placed:
            if one.fact is not None:
                by_path.setdefault(one.fact.path, []).append(one)
        return by_path

    @cached_property
    def commands(self) -> tuple[Placed, ...]:
        """Each command line that can be judged."""
        return tuple(
            one
            for one in self.placed
            if one.fact is not None and one.fact.may_contain_secret and one.is_open_value
        )


class Walks(dict["PlacedComponent", Walk]):
    """The walk over each component of a document, made when it is first asked for.

    Attributes:
        silent: what has been judged before.
    """

    def __init__(self, silent: Silent | None) -> None:
        super().__init__()
        self.silent = silent

    def __missing__(self, component: PlacedComponent) -> Walk:
        """Walk it now."""
        walk = self[component] = Walk(component, self.silent)
        return walk


def _placed(component: PlacedComponent) -> Iterator[Placed]:
    """Nodes come parents first, so their depth finds the parent."""
    above: list[Placed] = []
    for node in setting_nodes(component.node):
        del above[node.path.count("/") :]
        one = _place(node, component, above[-1] if above else None)
        above.append(one)
        yield one


def _place(node: SettingNode, component: PlacedComponent, parent: Placed | None) -> Placed:
    is_foreign = not str(node.element.tag).startswith(_OURS)
    fact, spelling = None, Spelling.EXACT
    if component.fact is not None and not is_foreign:
        if parent is None:
            fact, spelling = fact_named(component.fact, "", node.name)
        elif parent.fact is not None:
            fact, spelling = fact_named(component.fact, parent.fact.path, node.name)
    value = node.text.strip()
    marks = "*" in value and is_marker(value)
    stands_in = value != "" and is_stand_in(value, fact)
    is_open = value != "" and not marks and not stands_in
    return Placed(
        node, component, parent, fact, spelling, value, marks, stands_in, is_open, is_foreign
    )
