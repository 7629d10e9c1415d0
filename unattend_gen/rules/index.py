"""An answer file joined with the catalog: what every rule queries."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import COMPONENT, UNATTEND_NS
from unattend_gen.answer_file.tree import is_marker, setting_nodes
from unattend_gen.core.display import may_show, quoted, shown
from unattend_gen.core.key_search import holds_key
from unattend_gen.core.passes import Pass
from unattend_gen.rules.disks import DiskLayout, disk_layouts
from unattend_gen.rules.keys import KeyPlace, KeyText, key_texts
from unattend_gen.rules.naming import Spelling, fact_named
from unattend_gen.rules.placeholders import is_stand_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from unattend_gen.answer_file.tree import AnswerFile, ComponentNode, Element, SettingNode
    from unattend_gen.catalog.facts import Component, Setting, ValueType
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.core.location import Location

_PASSES: Final = {pass_.value: pass_ for pass_ in Pass}
_OURS: Final = f"{{{UNATTEND_NS}}}"


_MANY_SECRETS: Final = 200
"""With more secrets than this in a file, only whole words are compared, to limit the time."""

_USUAL_NAME: Final = re.compile(r"(?:Microsoft|Networking)-[A-Za-z0-9-]{1,80}")


def is_usual_name(name: str) -> bool:
    """Whether a component name looks like those of Microsoft, so it is not a password."""
    return _USUAL_NAME.fullmatch(name) is not None and not holds_key(name)


@dataclass(frozen=True, slots=True, eq=False)
class IndexedPass:
    """A `settings` element.

    Attributes:
        name: the name of the pass, as written.
        pass_: the pass, or None if no pass has this name.
    """

    index: Index
    element: Element
    name: str
    pass_: Pass | None

    @property
    def location(self) -> Location:
        """The place of its start tag, with the name as the address."""
        return self.index.location(self.element, self.name)


class _Parent:
    """A component or setting, with the settings directly below it."""

    __slots__ = ("_by_name", "children")

    def __init__(self) -> None:
        self.children: list[IndexedSetting] = []
        self._by_name: dict[str, IndexedSetting] | None = None

    def child(self, name: str) -> IndexedSetting | None:
        """Return the first child with this catalog name, or None."""
        if self._by_name is None:
            self._by_name = {}
            for one in self.children:
                if one.fact is not None:
                    self._by_name.setdefault(one.fact.name, one)
        return self._by_name.get(name)

    def value_of(self, name: str) -> str:
        """Return the value of a child, empty if there is none or it cannot be judged."""
        found = self.child(name)
        return found.value if found is not None and found.is_open_value else ""

    def is_true(self, name: str) -> bool:
        """Whether there is such a child, and its value is true."""
        return self.value_of(name).lower() == "true"


class IndexedComponent(_Parent):
    """A `component` element.

    Attributes:
        node: the element, with its name as written.
        fact: the component in the catalog that the name means, however it is spelled, or None.
        pass_: the pass that contains it, or None if no pass has that name.
        settings: every element below it, in document order, parents before children.
    """

    __slots__ = ("_by_element", "fact", "index", "node", "pass_", "settings")

    def __init__(self, index: Index, node: ComponentNode) -> None:
        super().__init__()
        self.index = index
        self.node = node
        self.fact: Component | None = index.catalog.resolve(node.name)
        self.pass_: Pass | None = _PASSES.get(node.pass_name)
        self.settings: tuple[IndexedSetting, ...] = tuple(_settings(self))
        self._by_element: dict[Element, IndexedSetting] | None = None

    @property
    def by_element(self) -> Mapping[Element, IndexedSetting]:
        """The settings by their elements; made when it is first needed."""
        if self._by_element is None:
            self._by_element = {one.node.element: one for one in self.settings}
        return self._by_element

    @property
    def address(self) -> str:
        """Pass and component as written: the start of the addresses of its settings."""
        return self.node.address

    @property
    def location(self) -> Location:
        """The place of its start tag, with its address."""
        return self.index.location(self.node.element, self.node.address)


class IndexedSetting(_Parent):
    """An element below a component.

    Attributes:
        parent: the element that contains it, or None directly below the component.
        fact: the setting in the catalog, or None if the catalog does not have it.
        spelling: how its name relates to that of the fact.
        value: its text without white space around it; it may be a secret.
        is_marker: whether the text is what Setup leaves in place of a secret.
        is_placeholder: whether the text is, or contains, a placeholder of a template language.
        is_foreign: whether it is in another namespace than that of answer files.
        is_open_value: whether the text can be judged: not empty, a marker or a placeholder.
    """

    __slots__ = (
        "component",
        "fact",
        "is_foreign",
        "is_marker",
        "is_open_value",
        "is_placeholder",
        "node",
        "parent",
        "spelling",
        "value",
    )

    def __init__(
        self, node: SettingNode, component: IndexedComponent, parent: IndexedSetting | None
    ) -> None:
        super().__init__()
        self.node = node
        self.component = component
        self.parent = parent
        self.is_foreign = is_foreign = not str(node.element.tag).startswith(_OURS)
        self.fact: Setting | None = None
        self.spelling = Spelling.EXACT
        around = component.fact if parent is None else parent.fact
        if component.fact is not None and around is not None and not is_foreign:
            path = "" if parent is None else parent.fact_path
            self.fact, self.spelling = fact_named(component.fact, path, node.name)
        self.value = value = node.text.strip()
        self.is_marker = "*" in value and is_marker(value)
        self.is_placeholder = value != "" and is_stand_in(value, self.fact)
        self.is_open_value = value != "" and not self.is_marker and not self.is_placeholder
        (parent or component).children.append(self)

    def __repr__(self) -> str:
        """Return the element without its value."""
        return f"IndexedSetting({self.node.element!r})"

    @property
    def fact_path(self) -> str:
        """The catalog path of its fact, empty if there is none."""
        return "" if self.fact is None else self.fact.path

    @property
    def location(self) -> Location:
        """The place of its start tag, with its address."""
        return self.component.index.location(self.node.element, self.node.address)

    @property
    def quoted(self) -> str:
        """The value in backticks for a message; `the value` if it may be a secret."""
        return self.quote()

    def quote(self) -> str:
        """Return `quoted`, for callers that need it only for a message."""
        return quoted(self.value, may_hold_secret=not self.may_show)

    @property
    def may_show(self) -> bool:
        """Whether reports may show the value."""
        component, index = self.component.fact, self.component.index
        if component is None or self.fact is None or index.answer_file.doctype_line is not None:
            return False  # entities may have spelled the value
        is_value = self.node.is_leaf and self.fact.takes_value
        if not is_value or component.may_hold_secret(self.fact):
            return False
        return not index.repeats_secret(self.value) and may_show(self.value, may_hold_secret=False)

    @property
    def is_unknown(self) -> bool:
        """Whether the catalog lacks it but has everything around it."""
        if self.fact is not None or self.is_foreign or self.component.fact is None:
            return False
        return self.parent is None or self.parent.fact is not None

    def is_at(self, component: str, path: str) -> bool:
        """Whether this is the setting of a component and catalog path."""
        if self.fact is None or self.component.fact is None:
            return False
        return self.fact.path == path and self.component.fact.name == component

    def has_type(self, *types: ValueType) -> bool:
        """Whether the catalog gives the setting one of these types."""
        return self.fact is not None and self.fact.type in types


def _settings(component: IndexedComponent) -> Iterator[IndexedSetting]:
    """Nodes come parents first, so their depth finds the parent."""
    above: list[IndexedSetting] = []
    for node in setting_nodes(component.node):
        del above[node.path.count("/") :]
        one = IndexedSetting(node, component, above[-1] if above else None)
        above.append(one)
        yield one


class Index:
    """The lookup structure that rules query. Every collection is in document order.

    Attributes:
        document: where the document is.
        answer_file: the parsed document.
        catalog: the facts.
        windows: the release that the file is for, or None for any.
        passes: the `settings` elements.
        components: the `component` elements.
        all_settings: every element below the components, parents before children.
    """

    def __init__(
        self,
        document: Location,
        answer_file: AnswerFile,
        catalog: Catalog,
        windows: WindowsVersion | None = None,
    ) -> None:
        self.document = document
        self.answer_file = answer_file
        self.catalog = catalog
        self.windows = windows
        self.passes = tuple(self._passes())
        self.components = tuple(IndexedComponent(self, node) for node in answer_file.components())
        self.all_settings = tuple(one for each in self.components for one in each.settings)

    def settings(self, component: str, path: str) -> Sequence[IndexedSetting]:
        """Return the settings with this catalog path in components of this name."""
        return self._by_path.get((component, path), ())

    def parents(self) -> Iterator[IndexedComponent | IndexedSetting]:
        """Yield each component and setting that has elements below it."""
        for component in self.components:
            if component.children:
                yield component
            yield from (one for one in component.settings if one.children)

    def location(self, element: Element, setting: str | None = None) -> Location:
        """Return the place of an element's start tag in the document.

        Args:
            element: the element.
            setting: its address; a pass or component name that may be a secret becomes `…`.
        """
        address = None if setting is None else self._shown_address(setting)
        found = self.answer_file.location(self.document.path, element, address)
        return replace(found, inside=self.document.inside) if self.document.inside else found

    def _shown_address(self, address: str) -> str:
        pass_name, slash, rest = address.partition("/")
        name, *below = rest.split("/", 1)
        first = pass_name if pass_name in _PASSES else self._shown_name(pass_name)
        if slash:
            is_known = self.catalog.resolve(name.partition(":")[0]) is not None
            name = name if is_known else self._shown_name(name)
        return "/".join((first, name, *below)) if slash else first

    def _shown_name(self, name: str) -> str:
        is_hidden = self.repeats_secret(name)
        return name if is_usual_name(name) else shown(name, may_hold_secret=is_hidden)

    @cached_property
    def open_settings(self) -> tuple[IndexedSetting, ...]:
        """The settings that the catalog has, with a value that can be judged."""
        return tuple(one for one in self.all_settings if one.is_open_value and one.fact)

    def of_type(self, type_: ValueType) -> Sequence[IndexedSetting]:
        """Return the open settings of a type."""
        return self._by_type.get(type_, ())

    @cached_property
    def unfamiliar(self) -> tuple[IndexedSetting, ...]:
        """The elements that the catalog does not have under their own name."""
        return tuple(
            one
            for one in self.all_settings
            if one.fact is None or one.spelling is not Spelling.EXACT
        )

    @cached_property
    def sensitive_settings(self) -> tuple[IndexedSetting, ...]:
        """The settings that hold secrets."""
        return tuple(one for one in self.all_settings if one.fact and one.fact.sensitive)

    @cached_property
    def _by_type(self) -> Mapping[ValueType, Sequence[IndexedSetting]]:
        found: dict[ValueType, list[IndexedSetting]] = {}
        for one in self.open_settings:
            if one.fact is not None and one.fact.type is not None:
                found.setdefault(one.fact.type, []).append(one)
        return found

    @cached_property
    def commands(self) -> tuple[IndexedSetting, ...]:
        """Each command line that can be judged."""
        return tuple(one for one in self.open_settings if one.fact and one.fact.may_contain_secret)

    def repeats_secret(self, text: str) -> bool:
        """Whether a text contains the value of a setting that holds a secret."""
        if len(self._secrets) > _MANY_SECRETS:
            return text.strip() in self._secrets or not self._secrets.isdisjoint(text.split())
        return any(secret in text for secret in self._secrets)

    @cached_property
    def _secrets(self) -> frozenset[str]:
        return frozenset(one.value for one in self.sensitive_settings if one.is_open_value)

    def setting_of(self, element: Element) -> IndexedSetting | None:
        """Return the setting of an element, or None if it is not below a component."""
        for around in element.iterancestors(COMPONENT):
            component = self._components.get(around)
            return None if component is None else component.by_element.get(element)
        return None

    @cached_property
    def _components(self) -> Mapping[Element, IndexedComponent]:
        return {one.node.element: one for one in self.components}

    def quoted(self, text: str, otherwise: str) -> str:
        """Return a name or attribute in backticks for a message, or other words in its place."""
        is_hidden = self.answer_file.doctype_line is not None or self.repeats_secret(text)
        return quoted(text, may_hold_secret=is_hidden, otherwise=otherwise)

    @cached_property
    def has_markers(self) -> bool:
        """Whether Setup has left its marker in place of a secret."""
        return any(one.is_marker for one in self.all_settings)

    @cached_property
    def disk_layouts(self) -> tuple[DiskLayout, ...]:
        """The layout that windowsPE gives each disk."""
        return tuple(disk_layouts(self))

    @cached_property
    def keys(self) -> tuple[KeyText, ...]:
        """The content of each product key setting."""
        found = [one for place in KeyPlace for one in self.settings(*place.value)]
        if len(found) > 1:
            order = {component: number for number, component in enumerate(self.components)}
            found.sort(key=lambda one: order[one.component])
        return tuple(key_texts(found))

    @cached_property
    def _by_path(self) -> Mapping[tuple[str, str], Sequence[IndexedSetting]]:
        found: dict[tuple[str, str], list[IndexedSetting]] = {}
        for component in self.components:
            if component.fact is not None:
                name = component.fact.name
                for one in component.settings:
                    if one.fact is not None:
                        found.setdefault((name, one.fact.path), []).append(one)
        return found

    def _passes(self) -> Iterator[IndexedPass]:
        for element in self.answer_file.passes():
            name = element.get("pass", "")
            yield IndexedPass(self, element, name, _PASSES.get(name))
