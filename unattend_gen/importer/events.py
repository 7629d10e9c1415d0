"""An answer file as a stream of settings, comments and losses, in document order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.fragments import CommentPiece, element_text, pieces
from unattend_gen.answer_file.names import (
    ACTION,
    COMPONENT,
    KEY_VALUE,
    PUBLIC_KEY_TOKEN,
    SETTINGS,
    UNATTEND_NS,
    local,
    namespace,
)
from unattend_gen.answer_file.tree import child_elements, own_text
from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.keys import published_key
from unattend_gen.catalog.known_setting import known_setting
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.setting_path import ACTION as ACTION_STEP
from unattend_gen.core.setting_path import KEY_VALUE as KEY_STEP
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import InputError
from unattend_gen.importer.extracted import Comment, ExtractedElement, ExtractedSetting, Lost
from unattend_gen.importer.secrecy import classified, holds_secret

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.answer_file.tree import AnswerFile, Element
    from unattend_gen.catalog.facts import Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.importer.extracted import Event

_ADD: Final = "add"
_SETUP_MARK: Final = "wasPassProcessed"
_NAME: Final = re.compile(r"[^\W\d][\w.-]*")
_COMPONENT_NAME: Final = re.compile(r"[^/:\s][^/:]*")
_ARCHITECTURE: Final = re.compile(r"[a-z][a-z0-9]{1,15}", re.ASCII)
_USUAL: Final[Mapping[str, str]] = {
    "publicKeyToken": PUBLIC_KEY_TOKEN,
    "language": "neutral",
    "versionScope": "nonSxS",
}
"""The attributes of every component, in the rendered file too."""


def events(answer_file: AnswerFile, catalog: Catalog, architecture: str) -> Iterator[Event]:
    """Yield the settings, elements, comments and losses below the root.

    Args:
        answer_file: is read as it is, with its mistakes.
        catalog: knows which elements are list items, and which texts are secrets.
        architecture: of the spec; components for another one have it in their path.
    """
    reader = _Reader(answer_file, catalog, architecture)
    for piece in pieces(answer_file.root):
        if isinstance(piece, CommentPiece):
            yield _comment(piece)
        elif piece.tag == SETTINGS and piece.get("pass") in {*Pass}:
            yield from reader.pass_(piece)
        else:
            yield _outer_element(piece, reader.line(piece))


def _changed_attributes(component: Element) -> Iterator[str]:
    """Yield the attributes that a rendered component will lack or have with another value."""
    yield from (name for name, usual in _USUAL.items() if component.get(name) != usual)
    yield from _other_attributes(component, "name", "processorArchitecture", *_USUAL)
    if component.get("processorArchitecture") is None:
        yield "processorArchitecture"


def _other_attributes(element: Element, *known: str) -> Iterator[str]:
    """Yield the other attributes of an element, without their namespaces."""
    return (local(name) for name in element.attrib if name not in known)


def _is_nameable(element: Element) -> bool:
    """Return whether a path can name an element. Others leave no gap in the numbering."""
    return namespace(element.tag) == UNATTEND_NS and _NAME.fullmatch(local(element.tag)) is not None


def _is_item(fact: Setting | None, element: Element, total: int) -> bool:
    """Return whether an element is numbered: a list item in the catalog, or written like one."""
    if fact is not None and fact.kind is Kind.LIST_ITEM:
        return True
    return total > 1 or (fact is None and element.get(ACTION) is not None)


def _comment(piece: CommentPiece) -> Comment:
    return Comment(piece.text, piece.line, piece.follows)


def _outer_element(element: Element, line: int | None) -> ExtractedElement:
    xml = element_text(element)
    hidden = Secret(xml, SecretKind.TOKEN) if holds_secret(xml) else xml
    return ExtractedElement(without_keys(local(element.tag)), hidden, line)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What all elements of one file have in common."""

    answer_file: AnswerFile
    catalog: Catalog
    architecture: str

    def line(self, element: Element) -> int | None:
        return self.answer_file.location("", element).line

    def pass_(self, settings: Element) -> Iterator[Event]:
        name = Pass(settings.get("pass", ""))
        for attribute in _other_attributes(settings, "pass", _SETUP_MARK):
            yield self._lost(f"{name}/@{attribute}", "attributes of a pass cannot be set", settings)
        for piece in pieces(settings):
            if isinstance(piece, CommentPiece):
                yield _comment(piece)
            elif piece.tag == COMPONENT:
                yield from self._component(piece, name)
            else:
                what = f"{name}/{local(piece.tag)}"
                yield self._lost(what, "it is not a component", piece)

    def _component(self, element: Element, pass_: Pass) -> Iterator[Event]:
        name = element.get("name", "")
        architecture = element.get("processorArchitecture", self.architecture)
        if not _COMPONENT_NAME.fullmatch(name) or not _ARCHITECTURE.fullmatch(architecture):
            yield self._lost(
                f"{pass_}/{name}",
                "the name or the architecture of the component is invalid",
                element,
            )
            return
        other = architecture if architecture != self.architecture else None
        above = SettingPath(pass_, name, (), other)
        for attribute in _changed_attributes(element):
            what = f"{pass_}/{name}/@{attribute}"
            yield self._lost(what, "it gets the value that every component has", element)
        if own_text(element).strip():
            yield self._lost(f"{pass_}/{name}", "text between settings cannot be set", element)
        yield from self._children(element, above)

    def _children(self, parent: Element, above: SettingPath) -> Iterator[Event]:
        total = Counter(local(child.tag) for child in child_elements(parent) if _is_nameable(child))
        seen: Counter[str] = Counter()
        for piece in pieces(parent):
            if isinstance(piece, CommentPiece):
                yield _comment(piece)
                continue
            name = local(piece.tag)
            if not _is_nameable(piece):
                yield self._lost(f"{above}/{name}", "it is in another namespace", piece)
                continue
            seen[name] += 1
            path = above.child(name)
            is_item = _is_item(self._fact(path), piece, total[name])
            yield from self._element(piece, above.child(name, seen[name] if is_item else None))

    def _element(self, element: Element, path: SettingPath) -> Iterator[Event]:
        fact = self._fact(path)
        yield from self._attributes(element, path, fact)
        text = own_text(element)
        if next(child_elements(element), None) is None:
            yield self._setting(path, text, fact, element)
            for piece in pieces(element):
                if isinstance(piece, CommentPiece):
                    yield _comment(piece)
            return
        if text.strip():
            yield self._setting(path, text.strip(), fact, element)
        yield from self._children(element, path)

    def _attributes(
        self, element: Element, path: SettingPath, fact: Setting | None
    ) -> Iterator[Event]:
        action, key = element.get(ACTION), element.get(KEY_VALUE)
        is_item = path.steps[-1].position is not None
        usual = _ADD if is_item and (fact is None or fact.kind is Kind.LIST_ITEM) else None
        if action != usual:
            yield self._setting(path.child(ACTION_STEP), action or "", None, element)
        if key is not None:
            yield self._setting(path.child(KEY_STEP), key, fact, element)
        for name in _other_attributes(element, ACTION, KEY_VALUE):
            yield self._lost(f"{path}/@{name}", "Setup does not know this attribute", element)

    def _setting(
        self, path: SettingPath, text: str, fact: Setting | None, element: Element
    ) -> ExtractedSetting:
        value = classified(path, text, fact)
        is_listed = self._is_listed(path, value)
        if isinstance(value, Secret) and not is_listed:
            value = Secret(text, SecretKind.TOKEN)
        return ExtractedSetting(path, value, is_listed, self.line(element))

    def _is_listed(self, path: SettingPath, value: str | Secret) -> bool:
        """Return whether `[settings]` takes this value; it takes no words in place of a secret."""
        try:
            known = known_setting(path, self.catalog)
        except InputError:
            return False
        if known.path != path:
            return False
        return (
            not known.is_secret
            or isinstance(value, Secret)
            or not value
            or published_key(value) == value
        )

    def _fact(self, path: SettingPath) -> Setting | None:
        component = self.catalog.component(path.component)
        return component.settings.get(path.catalog_path) if component else None

    def _lost(self, what: str, reason: str, element: Element) -> Lost:
        return Lost(without_keys(what), reason, self.line(element))
