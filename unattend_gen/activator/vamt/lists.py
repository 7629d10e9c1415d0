"""What a list of VAMT tells, as far as its layout is published.

Elements are taken by their names wherever they stand, and what is not published is counted, not
guessed. Nothing is ever written: the layout is known in part, and its vendor supports no edits.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import shown
from unattend_gen.activator.vamt.list_keys import keys_in_clear
from unattend_gen.answer_file.names import local
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.activation_lists import PUBLISHED, ROOT, SECURE_NETWORK
from unattend_gen.errors import AnswerFileError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.core.document import Document

_MOST_TOLD: Final = 40
"""So many names of elements that are not published are told; a real list has a few."""

_LONGEST: Final = 256
"""No name in a real list is longer; a row of a table repeats those of its computer."""


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """One product of a computer.

    Attributes:
        activation_id: of its licence.
        application_id: Windows or Office.
    """

    activation_id: str
    name: str
    application_id: str


@dataclass(frozen=True, slots=True)
class ListedComputer:
    """One computer; an export without personal data leaves all but `id` and `products` out.

    Attributes:
        id: VAMT's own.
        mac_addresses: how many it has.
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
        path: the file.
        is_published: whether it is of the kind whose layout is published in part.
        computers: in the order of the file.
        keys: how many product keys stand in it in clear, published ones left out.
        not_published: names of other elements and how often each occurs, most often first.
    """

    path: str
    is_published: bool
    computers: tuple[ListedComputer, ...]
    keys: int
    not_published: tuple[tuple[str, int], ...]

    @property
    def has_names(self) -> bool:
        """Whether it names computers, so that it was exported with personal data."""
        return any(
            one.name or one.network_type not in {"", SECURE_NETWORK} for one in self.computers
        )


def activation_list(document: Document) -> ActivationList:
    """The list in a document.

    Raises:
        InputError: it is no XML, too large, or declares a document type.
    """
    path = document.location.path
    try:
        tree = parse(document.data)
    except AnswerFileError as error:
        message = f"this is no list of VAMT: {error.message}"
        advice = "export it anew from VAMT, a part of the computers at a time where it is large"
        raise InputError(message, advice=advice, where=path) from None
    if tree.doctype_line is not None:
        message = "a list of VAMT has no DOCTYPE"
        raise InputError(message, advice="look where the file comes from", where=path)
    elements = list(tree.root.iter("*"))
    names = Counter(local(element.tag) for element in elements)
    others = [(_cut(name), count) for name, count in names.most_common() if name not in PUBLISHED]
    return ActivationList(
        path=path,
        is_published=local(tree.root.tag) == ROOT,
        computers=tuple(_computers(elements)),
        keys=keys_in_clear(tree.text, elements),
        not_published=tuple(others[:_MOST_TOLD]),
    )


def _computers(elements: list[Element]) -> Iterator[ListedComputer]:
    """The computers, each with what stands in it and in no other computer within."""
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
    told = shown(text)
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}\u2026"
