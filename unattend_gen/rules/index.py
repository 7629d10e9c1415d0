"""An answer file joined with the catalog; every rule looks at the same one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import Pass
from unattend_gen.rules.disks import layouts
from unattend_gen.rules.indexed import Placed, PlacedComponent, PlacedPass
from unattend_gen.rules.keys import KeyPlace, key_texts
from unattend_gen.rules.walk import Walks
from unattend_gen.validator.contents import Contents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from unattend_gen.answer_file.tree import AnswerFile, Element
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.core.location import Location
    from unattend_gen.rules.disks import DiskLayout
    from unattend_gen.rules.keys import KeyText
    from unattend_gen.rules.walk import Walk
    from unattend_gen.validator.silent import Silent

_PASSES: Final = {pass_.value: pass_ for pass_ in Pass}


@dataclass(frozen=True)  # without slots: indexes are kept in the instance once they are asked for
class Survey:
    """Everything that rules look at.

    What stands below a component is walked over when it is first asked for.

    Attributes:
        document: where the document is.
        answer_file: the parsed document.
        catalog: the facts.
        windows: the release the file is for, or None for any.
        passes: in document order; components likewise.
    """

    document: Location
    answer_file: AnswerFile
    catalog: Catalog
    windows: WindowsVersion | None
    passes: tuple[PlacedPass, ...]
    components: tuple[PlacedComponent, ...]
    _walks: Walks
    _known: Mapping[PlacedComponent, Contents]

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every element below the components, in document order, parents before children."""
        return tuple(one for each in self.components for one in self._walks[each].placed)

    @cached_property
    def fresh(self) -> tuple[Placed, ...]:
        """Those of which no like has been judged in silence before, in that order.

        A rule that judges an element by what stands in it alone looks at no others.
        """
        return tuple(one for each in self.components for one in self._walks[each].fresh)

    @cached_property
    def fresh_comments(self) -> tuple[tuple[Element, str], ...]:
        """Each comment with its text, but for texts that have been judged in silence before."""
        silent, comments = self._walks.silent, self.answer_file.comments()
        return tuple(
            (comment, text)
            for comment, text in comments
            if silent is None or not silent.has_comment(text)
        )

    def children(self, parent: Placed | PlacedComponent) -> Sequence[Placed]:
        """The elements right below a component or a setting, in document order."""
        return self._walk_around(parent).below.get(parent, ())

    def families(self) -> Iterator[tuple[Placed | PlacedComponent, Sequence[Placed]]]:
        """Each component or setting that has elements below it, with these."""
        for component in self.components:
            yield from self._walks[component].below.items()

    def found(self, component: str, path: str) -> Sequence[Placed]:
        """Each setting of a component and catalog path, in document order."""
        return [one for each in self._having(component, path) for one in each.by_path[path]]

    def child(self, parent: Placed | PlacedComponent, name: str) -> Placed | None:
        """The first element of this catalog name right below a component or setting."""
        return self._walk_around(parent).first_child.get((parent, name))

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
            one
            for each in self.components
            if each not in self._known or self._known[each].has_commands
            for one in self._walks[each].commands
        )

    def contents(self, component: PlacedComponent) -> Contents:
        """Which settings occur in a component."""
        known = self._known.get(component)
        if known is not None:
            return known
        walk, fact = self._walks[component], component.fact
        name = fact.name if fact is not None else ""
        return Contents(name, frozenset(walk.by_path), bool(walk.commands))

    @cached_property
    def has_markers(self) -> bool:
        """Whether Setup has left its marker in place of a secret; nothing that has is known."""
        return any(
            one.is_marker
            for each in self.components
            if each not in self._known
            for one in self._walks[each].placed
        )

    @cached_property
    def layouts(self) -> tuple[DiskLayout, ...]:
        """What windowsPE makes of each disk, read once."""
        return tuple(layouts(self))

    @cached_property
    def keys(self) -> tuple[KeyText, ...]:
        """What stands in each product key setting, read once, in document order."""
        found = [one for place in KeyPlace for one in self.found(*place.value)]
        if len(found) > 1:
            order = {component: number for number, component in enumerate(self.components)}
            found.sort(key=lambda one: order[one.component])
        return tuple(key_texts(found))

    def only(self, components: Iterable[PlacedComponent]) -> Survey:
        """The same document as if these were its only components."""
        return replace(self, components=tuple(components))

    def knowing(self, known: Mapping[PlacedComponent, Contents], silent: Silent) -> Survey:
        """The same document, some of whose components and settings have been judged before."""
        return replace(self, _walks=Walks(silent), _known=known)

    def _walk_around(self, parent: Placed | PlacedComponent) -> Walk:
        return self._walks[parent.component if isinstance(parent, Placed) else parent]

    def _having(self, component: str, path: str) -> Iterator[Walk]:
        """The walks over components of a name in which a catalog path occurs."""
        for each in self.components:
            if each.fact is None or each.fact.name != component:
                continue
            known = self._known.get(each)
            if (known is None or path in known.paths) and path in self._walks[each].by_path:
                yield self._walks[each]


def survey(
    document: Location,
    answer_file: AnswerFile,
    catalog: Catalog,
    windows: WindowsVersion | None = None,
) -> Survey:
    """Join the frame of the file with the catalog.

    Args:
        document: where it is.
        answer_file: what stands in it.
        catalog: the facts.
        windows: the release the file is for, or None for any.
    """
    return Survey(
        document=document,
        answer_file=answer_file,
        catalog=catalog,
        windows=windows,
        passes=tuple(_passes(answer_file)),
        components=tuple(_components(answer_file, catalog)),
        _walks=Walks(None),
        _known={},
    )


def _passes(answer_file: AnswerFile) -> Iterator[PlacedPass]:
    for element in answer_file.passes():
        name = element.get("pass", "")
        yield PlacedPass(element, name, _PASSES.get(name))


def _components(answer_file: AnswerFile, catalog: Catalog) -> Iterator[PlacedComponent]:
    for node in answer_file.components():
        yield PlacedComponent(node, catalog.resolve(node.name), _PASSES.get(node.pass_name))
