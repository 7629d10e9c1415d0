"""Secrets of sensitive settings for comparing, words to show for them, and keys of list items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.answer_file.names import COMPONENT, local
from unattend_gen.answer_file.tree import child_elements, own_text
from unattend_gen.core.match import ContentKind
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.text_search import SHORTEST
from unattend_gen.detect.content import Content, classify
from unattend_gen.detect.sensitive import AddressedElement, sensitive_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.answer_file.tree import AnswerFile, SettingNode
    from unattend_gen.catalog.facts import Setting
    from unattend_gen.catalog.load import Catalog


_NOUNS: Final = {
    SecretKind.PRODUCT_KEY: "a product key",
    SecretKind.PASSWORD: "a password",
    SecretKind.TOKEN: "a secret",
}


@dataclass(frozen=True, slots=True)
class HeldSecret:
    """The content of a sensitive setting.

    Attributes:
        meaning: a key in upper case or a decoded password: equal for all spellings.
        holds: the content in words, without the secret.
        in_attribute: whether it is the attribute `wcm:keyValue`.
    """

    meaning: Secret
    holds: str
    in_attribute: bool = False


def held_secret(node: SettingNode, catalog: Catalog) -> HeldSecret | None:
    """Return the content of a sensitive setting, or None for any other element."""
    place = AddressedElement(node.element, node.address, node.component.name, node.path)
    found = sensitive_text(place, catalog)
    if found is None:
        return None
    content = classify(found)
    meaning = Secret(found.text.strip()) if content.secret is None else content.secret
    return HeldSecret(meaning, _in_words(content, found.kind), found.in_attribute)


def secret_texts(files: Iterable[AnswerFile], catalog: Catalog) -> frozenset[str]:
    """Return the texts of all live secrets in files, in clear text and decoded.

    Secrets of fewer than three characters are left out: they occur in every other value.
    """
    found: set[str] = set()
    for file in files:
        for node in file.settings():
            place = AddressedElement(node.element, node.address, node.component.name, node.path)
            sensitive = sensitive_text(place, catalog)
            content = classify(sensitive) if sensitive is not None else None
            if content is not None and content.kind.is_leak and content.secret is not None:
                found.add(content.secret.reveal())
    return frozenset(text for text in found if len(text) >= SHORTEST)


def _in_words(content: Content, kind: SecretKind) -> str:
    ending = f" ending in {content.last_five}" if content.last_five else ""
    match content.kind:
        case ContentKind.MARKER | ContentKind.MISSPELT_MARKER:
            return "Setup's marker"
        case ContentKind.EMPTY | ContentKind.ENCODED_EMPTY:
            return "empty"
        case ContentKind.PLACEHOLDER | ContentKind.MASKED:
            return "a placeholder"
        case ContentKind.PUBLISHED_KEY:
            return f"the published key of {content.product}{ending}"
        case ContentKind.CLEAR:
            return f"{_NOUNS[kind]}{ending}, in clear text"
        case ContentKind.ENCODED | ContentKind.ENCODED_WITHOUT_SUFFIX | ContentKind.HASHED:
            return f"{_NOUNS[kind]}, encoded"
    assert_never(content.kind)


_USUAL_KEYS: Final = ("Order", "Name")
"""Children that identify an item if the catalog names none."""


def fact_of(node: SettingNode, catalog: Catalog) -> Setting | None:
    """Return the catalog's entry for an element, or None."""
    if node.component.element.tag != COMPONENT:
        return None
    component = catalog.resolve(node.component.name)
    return component.settings.get(node.path) if component else None


def item_key(node: SettingNode, catalog: Catalog) -> str | None:
    """Return what identifies an item of a list, or None.

    This is the child that the catalog names, else `wcm:keyValue`, else `Order` or `Name`.
    """
    fact = fact_of(node, catalog)
    if fact is not None and fact.item_key is not None:
        return _child_text(node, fact.item_key)
    if node.key_value is not None and node.key_value.strip():
        return node.key_value.strip().lower()
    return next(filter(None, (_child_text(node, name) for name in _USUAL_KEYS)), None)


def holds_secrets_below(node: SettingNode, catalog: Catalog) -> bool:
    """Return whether an element may contain a secret; then its key is not shown either."""
    component = catalog.resolve(node.component.name)
    if component is None:
        return False
    return any(
        setting.sensitive and setting.path.startswith(f"{node.path}/")
        for setting in component.settings.values()
    )


def _child_text(node: SettingNode, name: str) -> str | None:
    """Return the text of a child in lower case, or None if it is absent or empty."""
    for child in child_elements(node.element):
        if local(str(child.tag)) == name:
            return own_text(child).strip().lower() or None
    return None
