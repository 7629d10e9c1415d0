"""One walk over an answer file, joined with the catalog; every rule looks at the same one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import Pass
from unattend_gen.validate.disks import layouts
from unattend_gen.validate.keys import KeyPlace, key_texts
from unattend_gen.validate.naming import fact_named
from unattend_gen.validate.placed import Placed, PlacedComponent, PlacedPass, Spelling
from unattend_gen.validate.placeholders import is_stand_in
from unattend_gen.xml.answer_file import is_marker, setting_nodes
from unattend_gen.xml.names import UNATTEND_NS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.core.location import Location
    from unattend_gen.validate.disks import DiskLayout
    from unattend_gen.validate.keys import KeyText
    from unattend_gen.xml.answer_file import AnswerFile, Element, SettingNode

_OURS: Final = f"{{{UNATTEND_NS}}}"
_PASSES: Final = {pass_.value: pass_ for pass_ in Pass}


@dataclass(frozen=True)  # without slots: indexes are kept in the instance once they are asked for
class Survey:
    """Everything that rules look at.

    Attributes:
        document: where the document is.
        answer_file: the parsed document.
        catalog: the facts.
        windows: the release the file is for, or None for any.
        passes: in document order; components, placed: likewise, parents before children.
    """

    document: Location
    answer_file: AnswerFile
    catalog: Catalog
    windows: WindowsVersion | None
    passes: tuple[PlacedPass, ...]
    components: tuple[PlacedComponent, ...]
    placed: tuple[Placed, ...]
    _below: Mapping[Placed | PlacedComponent, Sequence[Placed]]

    def children(self, parent: Placed | PlacedComponent) -> Sequence[Placed]:
        """The elements right below a component or a setting, in document order."""
        return self._below.get(parent, ())

    def families(self) -> Iterator[tuple[Placed | PlacedComponent, Sequence[Placed]]]:
        """Each component or setting that has elements below it, with these."""
        yield from self._below.items()

    def found(self, component: str, path: str) -> Sequence[Placed]:
        """Each setting of a component and catalog path, in document order."""
        return self._by_fact.get((component, path), ())

    def child(self, parent: Placed | PlacedComponent, name: str) -> Placed | None:
        """The first element of this catalog name right below a component or setting."""
        return self._first_child.get((parent, name))

    def value(self, parent: Placed | PlacedComponent, name: str) -> str:
        """The value of a child, empty where there is none or it cannot be judged."""
        found = self.child(parent, name)
        return found.value if found is not None and found.is_open_value else ""

    def says_true(self, parent: Placed | PlacedComponent, name: str) -> bool:
        """Whether a child is there and true."""
        return self.value(parent, name).lower() == "true"

    def at(self, placed: Placed) -> Location:
        """The place of a setting's start tag, with its address."""
        return self.at_element(placed.node.element, placed.node.address)

    def at_component(self, component: PlacedComponent) -> Location:
        """The place of a component's start tag, with its address."""
        return self.at_element(component.node.element, component.address)

    def at_element(self, element: Element, setting: str | None = None) -> Location:
        """The place of an element's start tag in the document."""
        found = self.answer_file.location(self.document.path, element, setting)
        return replace(found, inside=self.document.inside) if self.document.inside else found

    @cached_property
    def commands(self) -> tuple[Placed, ...]:
        """Each command line that can be judged, in document order."""
        return tuple(
            placed
            for placed in self.placed
            if placed.fact is not None and placed.fact.may_contain_secret and placed.is_open_value
        )

    @cached_property
    def _first_child(self) -> Mapping[tuple[Placed | PlacedComponent, str], Placed]:
        first: dict[tuple[Placed | PlacedComponent, str], Placed] = {}
        for placed in self.placed:
            if placed.fact is not None:
                first.setdefault((placed.parent or placed.component, placed.fact.name), placed)
        return first

    @cached_property
    def _by_fact(self) -> Mapping[tuple[str, str], Sequence[Placed]]:
        by_fact: defaultdict[tuple[str, str], list[Placed]] = defaultdict(list)
        for placed in self.placed:
            if placed.fact is not None and placed.component.fact is not None:
                by_fact[placed.component.fact.name, placed.fact.path].append(placed)
        return by_fact

    @cached_property
    def layouts(self) -> tuple[DiskLayout, ...]:
        """What windowsPE makes of each disk, read once."""
        return tuple(layouts(self))

    @cached_property
    def keys(self) -> tuple[KeyText, ...]:
        """What stands in each product key setting, read once."""
        places = {placed for place in KeyPlace for placed in self.found(*place.value)}
        return tuple(key_texts(placed for placed in self.placed if placed in places))


def survey(
    document: Location,
    answer_file: AnswerFile,
    catalog: Catalog,
    windows: WindowsVersion | None = None,
) -> Survey:
    """Walk the whole file once."""
    components = tuple(_components(answer_file, catalog))
    placed: list[Placed] = []
    for component in components:
        placed += _settings(component)
    return Survey(
        document=document,
        answer_file=answer_file,
        catalog=catalog,
        windows=windows,
        passes=tuple(_passes(answer_file)),
        components=components,
        placed=tuple(placed),
        _below=_below(placed),
    )


def _passes(answer_file: AnswerFile) -> Iterator[PlacedPass]:
    for element in answer_file.passes():
        name = element.get("pass", "")
        yield PlacedPass(element, name, _PASSES.get(name))


def _components(answer_file: AnswerFile, catalog: Catalog) -> Iterator[PlacedComponent]:
    for node in answer_file.components():
        yield PlacedComponent(node, catalog.resolve(node.name), _PASSES.get(node.pass_name))


def _settings(component: PlacedComponent) -> Iterator[Placed]:
    """The settings of one component; nodes come parents first, so their depth finds the parent."""
    above: list[Placed] = []
    for node in setting_nodes(component.node):
        del above[node.path.count("/") :]
        placed = _place(node, component, above[-1] if above else None)
        above.append(placed)
        yield placed


def _place(node: SettingNode, component: PlacedComponent, parent: Placed | None) -> Placed:
    is_foreign = not str(node.element.tag).startswith(_OURS)
    fact, spelling = None, Spelling.EXACT
    is_in_reach = component.fact is not None and (parent is None or parent.fact is not None)
    if component.fact is not None and is_in_reach and not is_foreign:
        around = parent.fact.path if parent is not None and parent.fact is not None else ""
        fact, spelling = fact_named(component.fact, around, node.name)
    value = node.text.strip()
    return Placed(
        node=node,
        component=component,
        parent=parent,
        fact=fact,
        spelling=spelling,
        value=value,
        is_marker=bool(value) and is_marker(value),
        is_placeholder=bool(value) and is_stand_in(value, fact),
        is_foreign=is_foreign,
    )


def _below(placed: Sequence[Placed]) -> Mapping[Placed | PlacedComponent, Sequence[Placed]]:
    below: defaultdict[Placed | PlacedComponent, list[Placed]] = defaultdict(list)
    for one in placed:
        below[one.parent or one.component].append(one)
    return below
