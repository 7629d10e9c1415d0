"""Parses the lists that VAMT exports, as far as their format is published.

Elements are found by name anywhere in the document; unpublished ones are only counted. Lists
are never written: the format is only partly known, and the vendor does not support edits.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import shown
from unattend_gen.answer_file.names import local
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.activation_lists import PUBLISHED, ROOT, SECURE_NETWORK
from unattend_gen.catalog.keys import published
from unattend_gen.core.key_search import find_keys, key_at
from unattend_gen.errors import AnswerFileError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.core.document import Document

_MOST_NAMES: Final = 40
"""Names of unpublished elements that are reported; a real list has a few."""

_LONGEST: Final = 256
"""Characters of a name that are kept; CSV repeats a computer's values in each of its rows."""


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """One product of a computer.

    Attributes:
        activation_id: ID of its licence.
        application_id: ID of Windows or Office.
    """

    activation_id: str
    name: str
    application_id: str


@dataclass(frozen=True, slots=True)
class ListedComputer:
    """One computer; an export without personal data has only `id` and `products`.

    Attributes:
        id: VAMT's own ID.
        mac_addresses: the number of its MAC addresses.
    """

    name: str
    id: str
    network_type: str
    network_name: str
    os_version: str
    os_edition: str
    mac_addresses: int
    products: tuple[ListedProduct, ...]


@dataclass(frozen=True, slots=True)
class ActivationList:
    """One list.

    Attributes:
        path: path of the file.
        is_published: whether its format is at least partly published.
        computers: in file order.
        keys: the number of product keys in clear text, without published ones.
        not_published: names of unpublished elements with their counts, most frequent first.
    """

    path: str
    is_published: bool
    computers: tuple[ListedComputer, ...]
    keys: int
    not_published: tuple[tuple[str, int], ...]

    @property
    def has_names(self) -> bool:
        """Whether it contains computer names, so that it was exported with personal data."""
        return any(
            one.name or one.network_type not in {"", SECURE_NETWORK} for one in self.computers
        )


def activation_list(document: Document) -> ActivationList:
    """Parse a list.

    Raises:
        InputError: it is not XML, too large, or has a document type declaration.
    """
    path = document.location.path
    try:
        tree = parse(document.data)
    except AnswerFileError as error:
        message = f"not a VAMT list: {error.message}"
        advice = "export it again from VAMT; export a large one in parts"
        raise InputError(message, advice=advice, where=path) from None
    if tree.doctype_line is not None:
        message = "not a VAMT list: it has a DOCTYPE"
        raise InputError(message, advice="find out where the file comes from", where=path)
    elements = list(tree.root.iter("*"))
    names = Counter(local(element.tag) for element in elements)
    others = [(_cut(name), count) for name, count in names.most_common() if name not in PUBLISHED]
    return ActivationList(
        path=path,
        is_published=local(tree.root.tag) == ROOT,
        computers=tuple(_computers(elements)),
        keys=keys_in_clear(tree.text, elements),
        not_published=tuple(others[:_MOST_NAMES]),
    )


def keys_in_clear(text: str, elements: Iterable[Element]) -> int:
    """Return the number of product keys that are not published, including those in comments.

    Args:
        text: the file as it is written.
        elements: the elements of its tree. They reveal keys that contain character references or
            comments in the text.
    """
    return max(_keys(text), sum(map(_keys, _values(elements))))


def _keys(text: str) -> int:
    found = (key_at(text, start, end) for start, end in find_keys(text))
    return sum(1 for key in found if key is None or published(key) is None)


def _values(elements: Iterable[Element]) -> Iterator[str]:
    """Yield the values of attributes, and the text of each element without its children's."""
    for element in elements:
        yield from map(str, element.attrib.values())
        yield (element.text or "") + "".join(child.tail or "" for child in element)


def _computers(elements: list[Element]) -> Iterator[ListedComputer]:
    """Yield the computers; elements of a nested computer belong only to that one."""
    owners: dict[Element, Element] = {}
    below: dict[Element, list[Element]] = {}
    for element in elements:
        above = element.getparent()
        owner = None if above is None else owners.get(above)
        if local(element.tag) == "Computer":
            owner = element
            below[element] = []
        if owner is not None:
            owners[element] = owner
            below[owner].append(element)
    return (_computer(element, inside) for element, inside in below.items())


def _computer(element: Element, below: list[Element]) -> ListedComputer:
    return ListedComputer(
        name=_text(element, "Name"),
        id=_text(element, "Id"),
        network_type=_text(element, "NetworkType"),
        network_name=_text(element, "NetworkName"),
        os_version=_text(element, "OSVersion"),
        os_edition=_text(element, "OSEdition"),
        mac_addresses=sum(1 for _ in _named(below, "MacAddress")),
        products=tuple(map(_product, _named(below, "Sku"))),
    )


def _named(elements: list[Element], name: str) -> Iterator[Element]:
    return (element for element in elements if local(element.tag) == name)


def _product(sku: Element) -> ListedProduct:
    return ListedProduct(_text(sku, "Id"), _text(sku, "Name"), _text(sku, "ApplicationId"))


def _text(element: Element, name: str) -> str:
    return _cut(str(element.get(name, "")))


def _cut(text: str) -> str:
    safe = shown(text)
    return safe if len(safe) <= _LONGEST else f"{safe[:_LONGEST]}\u2026"
