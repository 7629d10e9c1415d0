"""Which elements hold secrets: by the catalog, and by their names wherever they stand.

A password element is one in a component that nobody knows too, so names decide first:
everything in and below an element called `…Password` or `…ProductKey`, except the switches
beside the value. The catalog adds the settings whose names do not tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import KEY_VALUE, local
from unattend_gen.answer_file.tree import child_elements, is_marker, own_text
from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.secret import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.catalog.facts import Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.detect.places import Place

_SWITCHES: Final = frozenset({"plaintext", "willshowui"})
"""What stands beside a value and is none, as long as it says what a switch can say."""

_POSITIONS: Final = frozenset({"", "true", "false", "0", "1", "always", "never", "onerror"})

_PASSWORD: Final = "password"  # noqa: S105 - the end of a name, not a password
_PRODUCT_KEY: Final = "productkey"
_COMPONENT: Final = "component"
_CERTAIN: Final = frozenset({"password", "administratorpassword", "productkey", "value", "key"})
_BOOLEANS: Final = frozenset({"true", "false"})


@dataclass(frozen=True, slots=True)
class SensitiveText:
    """The text of a sensitive setting.

    Attributes:
        kind: what it is if it is live; decides which placeholders and encodings there are.
        text: as it is written; may be a secret, so it goes nowhere.
        suffix: name of the element whose name an encoded password must end with.
        plain_text: content of `PlainText` beside it, in lower case, or None.
        in_attribute: whether it is the attribute `wcm:keyValue`.
    """

    kind: SecretKind
    text: str = field(repr=False)
    suffix: str
    plain_text: str | None = None
    in_attribute: bool = False


def sensitive_text(place: Place, catalog: Catalog) -> SensitiveText | None:
    """What the place holds if it is a sensitive setting, or None.

    A container gives its own text only when there is any, or when it is empty altogether.
    """
    setting = _setting(place, catalog)
    if setting is not None and setting.sensitive and setting.key_attribute:
        return _key_value(place)
    holder = _holder(place.element)
    if holder is None:
        is_catalogued = setting is not None and setting.sensitive
        return _own(place, SecretKind.TOKEN, place.element) if is_catalogued else None
    if _is_switch(place, setting):
        return None
    return _own(place, _kind(place, holder, setting), holder)


def is_known_by_name(name: str) -> bool:
    """Whether an element of this name holds a password or a product key in any component."""
    return name.lower().endswith((_PASSWORD, _PRODUCT_KEY))


def kind_by_name(name: str) -> SecretKind:
    """What an element that `is_known_by_name` holds."""
    is_key = name.lower().endswith(_PRODUCT_KEY)
    return SecretKind.PRODUCT_KEY if is_key else SecretKind.PASSWORD


def _setting(place: Place, catalog: Catalog) -> Setting | None:
    component = catalog.resolve(place.component) if place.component else None
    return component.settings.get(place.path) if component else None


def _holder(element: Element) -> Element | None:
    """The innermost element, this one included, whose name says that it holds a secret."""
    for candidate in _upwards(element):
        name = local(candidate.tag)
        if name == _COMPONENT:
            return None
        if is_known_by_name(name):
            return candidate
    return None


def _is_switch(place: Place, setting: Setting | None) -> bool:
    """`PlainText`, or a yes or no of an unknown component as in `ForgetPassword`."""
    text = own_text(place.element).strip().lower()
    if place.name.lower() in _SWITCHES:
        return text in _POSITIONS
    is_foreign = setting is None and place.name.lower() not in _CERTAIN
    return is_foreign and text in _BOOLEANS


def _upwards(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _kind(place: Place, holder: Element, setting: Setting | None) -> SecretKind:
    """The key of a cable tuner is no product key of Windows: nothing is known of its form."""
    kind = kind_by_name(local(holder.tag))
    is_catalogued_key = setting is not None and setting.type is ValueType.PRODUCT_KEY
    if is_catalogued_key and place.name not in {"ProductKey", "Key"}:
        return SecretKind.TOKEN
    return kind


def _own(place: Place, kind: SecretKind, holder: Element) -> SensitiveText | None:
    text = own_text(place.element)
    has_children = next(child_elements(place.element), None) is not None
    if has_children and not text.strip():
        return None
    return SensitiveText(kind, text, local(holder.tag), _plain_text(holder))


def _plain_text(holder: Element) -> str | None:
    for child in child_elements(holder):
        if local(child.tag).lower() == "plaintext":
            return own_text(child).strip().lower()
    return None


def _key_value(place: Place) -> SensitiveText:
    """The name of a keyed item; where it is gone, the text may be the marker of the whole."""
    name = place.element.get(KEY_VALUE)
    if name is not None:
        return SensitiveText(SecretKind.TOKEN, name, place.name, in_attribute=True)
    text = own_text(place.element)
    return SensitiveText(SecretKind.TOKEN, text if is_marker(text) else "", place.name)
