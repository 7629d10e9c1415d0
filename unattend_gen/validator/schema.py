"""The generated schema: fast to accept, slow to explain.

libxml2 validates a whole file in a fraction of a millisecond. If it finds a violation, xmlschema is
imported and checks each component that failed, with a schema of that component only.

The messages of both libraries quote values and names of the document, so none is passed on: a
violation
states the place, by names that the catalog knows, and what was expected there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from lxml import etree

from unattend_gen import resources
from unattend_gen.answer_file.names import UNATTEND, UNATTEND_NS
from unattend_gen.catalog.load import catalog as shipped_catalog
from unattend_gen.errors import CatalogError
from unattend_gen.validator.expectation import ComponentPlaces, Fault, FramePlaces, excess, words
from unattend_gen.validator.long_lists import divide_long_lists, has_long_list
from unattend_gen.validator.typed_copy import (
    copied,
    forgive_setup,
    pairs,
    set_types,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from xmlschema import XMLSchema10

    from unattend_gen.answer_file.tree import AnswerFile, Element
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.validator.expectation import Expectation, Place

_MOST_PER_PART: Final = 25
"""Violations reported per component; if there are more, the part has another problem."""

_MOST_IN_FILE: Final = 250


class Profile(Enum):
    """How strictly a file is compared with the schema.

    `STRICT`: as Setup reads it.
    `RELAXED`: as Setup leaves it in Panther, with marks on passes and markers instead of secrets.
    """

    STRICT = "strict"
    RELAXED = "relaxed"


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a file violates the schema.

    Attributes:
        element: the element in the given file, for its line; its name may be anything, so it is not
            shown.
        path: pass, component and names down to the innermost element in the catalog.
        message: what was expected; never a value or a name that only the document has.
        advice: what to write.
    """

    element: Element = field(repr=False)
    path: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True, repr=False)
class _Error:
    """The parts of an error of xmlschema that are used: elements of the copy, none of its text.

    Its type hints know only the elements of ElementTree, but it returns those of lxml as they were
    given.
    """

    holder: Element
    child: Element | None
    is_of_content: bool
    is_of_value: bool


def accepts(answer_file: AnswerFile, *, profile: Profile, catalog: Catalog | None = None) -> bool:
    """Whether the file follows the schema: the quick answer, without a reason.

    Args:
        answer_file: is not changed.
        profile: relaxed for files in Panther, strict for all others.
        catalog: resolves component names; None for the one of this program.
    """
    copy = _ready(copied(answer_file), profile, catalog or shipped_catalog())
    return _schema().validate(copy.root)


def violations(
    answer_file: AnswerFile, *, profile: Profile, catalog: Catalog | None = None
) -> tuple[Violation, ...]:
    """Return the violations of the schema in document order.

    Parameters as for `accepts`. At most 25 violations are reported per component, as many in the
    elements
    around components, and 250 per file.
    """
    facts = catalog or shipped_catalog()
    if accepts(answer_file, profile=profile, catalog=facts):
        return ()
    if answer_file.root.tag != UNATTEND:
        return (_wrong_root(answer_file.root),)
    copy = copied(answer_file)
    originals = pairs(copy, answer_file)
    _ready(copy, profile, facts)
    # xmlschema takes comments for children.
    etree.strip_tags(copy.root, etree.Comment, etree.ProcessingInstruction)
    places = FramePlaces(answer_file, facts)
    found = {
        *islice(_in_components(copy, originals, places, facts), _MOST_IN_FILE),
        *_in_frame(copy, originals, places, facts),
    }
    order = {element: position for position, element in enumerate(originals.values())}
    return tuple(sorted(found, key=lambda violation: (order[violation.element], violation.message)))


def refused(
    answer_file: AnswerFile, *, profile: Profile, catalog: Catalog | None = None
) -> tuple[Element | None, ...]:
    """Return the elements at which the quick engine stops, without a reason.

    It stops at the first fault among the children of an element, so there may be more. None is a
    place that
    it does not name. Parameters as for `accepts`.
    """
    schema, facts = _schema(), catalog or shipped_catalog()
    is_long = has_long_list(answer_file)
    if not is_long and schema.validate(_ready(copied(answer_file), profile, facts).root):
        return ()
    copy = copied(answer_file)
    originals = pairs(copy, answer_file)
    _ready(copy, profile, facts)
    if is_long:
        divide_long_lists(copy, originals)
    schema.validate(copy.root)
    paths = dict.fromkeys(entry.path for entry in schema.error_log)
    return tuple(_original(originals, copy.root, path) for path in islice(paths, _MOST_IN_FILE))


def _original(
    originals: Mapping[Element, Element], root: Element, path: str | None
) -> Element | None:
    """Return the element of the given file for a path in the copy."""
    try:
        found = root.getroottree().xpath(path.partition("/@")[0]) if path else ()
    except etree.XPathError:  # libxml2 writes prefixes into its paths without saying what they mean
        return None
    return originals.get(cast("Element", found[0])) if isinstance(found, list) and found else None


@cache
def _schema() -> etree.XMLSchema:
    path = resources.schemas() / "unattend.xsd"
    try:
        return etree.XMLSchema(etree.fromstring(path.read_bytes()))
    except (OSError, etree.Error) as error:
        message = f"the data file {path.name} is missing or damaged"
        raise CatalogError(message, advice="reinstall unattend-gen") from error


@cache
def _explainer(catalog: Catalog, name: str | None) -> XMLSchema10:
    """Return the schema of one component, or of the frame, for the library that explains.

    The schema itself is not validated again: tests do that, and it takes most of the time.
    """
    from xmlschema import XMLSchema10

    from unattend_gen.catalog.to_xsd import component_xsd, frame_xsd

    component = catalog.component(name) if name else None
    return XMLSchema10(component_xsd(component) if component else frame_xsd(), validation="skip")


def _ready(copy: AnswerFile, profile: Profile, catalog: Catalog) -> AnswerFile:
    if profile is Profile.RELAXED:
        forgive_setup(copy, catalog)
    set_types(copy, catalog)
    return copy


def _wrong_root(root: Element) -> Violation:
    message = f"expected the root element unattend of the namespace {UNATTEND_NS}"
    return Violation(root, "", message, f'write <unattend xmlns="{UNATTEND_NS}">')


def _in_components(
    copy: AnswerFile,
    originals: Mapping[Element, Element],
    places: FramePlaces,
    catalog: Catalog,
) -> Iterator[Violation]:
    for node in copy.components():
        if _schema().validate(node.element):
            continue
        component = catalog.resolve(node.name)
        explainer = _explainer(catalog, component.name if component else None)
        original = originals[node.element]
        below = ComponentPlaces(node._replace(element=original), component, places.at(original))
        yield from _explained(node.element, explainer, originals, below.at)


def _in_frame(
    copy: AnswerFile,
    originals: Mapping[Element, Element],
    places: FramePlaces,
    catalog: Catalog,
) -> Iterator[Violation]:
    """Yield violations around the components; they are emptied for that, so this comes last."""
    for node in copy.components():
        node.element.clear(keep_tail=True)
    if not _schema().validate(copy.root):
        yield from _explained(copy.root, _explainer(catalog, None), originals, places.at)


def _explained(
    part: Element,
    explainer: XMLSchema10,
    originals: Mapping[Element, Element],
    place_at: Callable[[Element], Place],
) -> Iterator[Violation]:
    too_much = excess(part)
    if too_much is not None:
        yield Violation(originals[part], place_at(originals[part]).path, *too_much)
        return
    for error in _errors(explainer, part):
        yield _violation(error, originals, place_at)


def _errors(explainer: XMLSchema10, element: Element) -> Iterator[_Error]:
    namespaces = {prefix or "": uri for prefix, uri in element.nsmap.items()}
    errors = explainer.iter_errors(cast("Any", element), namespaces=namespaces)
    for error in islice(errors, _MOST_PER_PART):
        yield _Error(
            holder=cast("Element", error.elem),
            child=cast("Element | None", error.invalid_child),
            is_of_content=error.obj is error.elem,
            is_of_value=isinstance(error.obj, str | int),
        )


def _violation(
    error: _Error, originals: Mapping[Element, Element], place_at: Callable[[Element], Place]
) -> Violation:
    holder = originals[error.holder]
    expectation = place_at(holder).expectation
    fault = _fault(error, expectation)
    element = holder if error.child is None else originals[error.child]
    at = element if fault is Fault.MISPLACED_CHILD else holder
    said = words(fault, expectation)
    return Violation(element, place_at(at).path, said.message, said.advice)


def _fault(error: _Error, expectation: Expectation) -> Fault:
    if error.child is not None:
        names = {f"{{{UNATTEND_NS}}}{name}" for name in expectation.children}
        return Fault.MISPLACED_CHILD if error.child.tag in names else Fault.FOREIGN_CHILD
    if error.is_of_content:
        return Fault.CONTENT
    is_text = error.is_of_value and expectation.text is not None
    return Fault.TEXT if is_text else Fault.ATTRIBUTE
