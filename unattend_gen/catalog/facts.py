"""Components and settings, as a catalog file states them.

A field that the file does not have is `None` or empty: not stated, unknown or not applicable.
Nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.passes import Pass


class Kind(StrEnum):
    """The role of an element."""

    CONTAINER = "container"
    LIST = "list"
    LIST_ITEM = "list_item"
    LEAF = "leaf"


class ValueType(StrEnum):
    """The type of an element's text."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    ENUM = "enum"
    PASSWORD = "password"  # noqa: S105 - the name of a type, not a password
    PRODUCT_KEY = "product_key"
    COMMAND = "command"
    PATH = "path"
    URL = "url"
    GUID = "guid"
    SID = "sid"
    LOCALE = "locale"
    INPUT_LOCALE = "input_locale"
    TIME_ZONE = "time_zone"
    COMPUTER_NAME = "computer_name"
    IP_ADDRESS = "ip_address"
    MAC_ADDRESS = "mac_address"
    RESOURCE_REF = "resource_ref"
    BASE64 = "base64"


@dataclass(frozen=True, slots=True)
class KeyAttribute:
    """Facts about the `wcm:keyValue` attribute that identifies an item of a keyed list."""

    attribute: str
    summary: str
    page: str | None = None
    value_page: str | None = None
    empty_allowed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One element that a component accepts.

    Attributes:
        path: element names below the component, case-sensitive.
        kind: container, list, list item or leaf.
        type: None for elements without text and for the few whose type is unknown.
        values: closed set; with type integer a numeric enumeration.
        value_labels: meaning of each code.
        value_variants: other spellings found in examples.
        list_values: the possible words of a list, joined by `separator`.
        flags: numbers whose sums are valid.
        default: the text that Setup assumes; `default_note` may state a condition.
        min: lowest number, in `unit`; `max` the highest.
        passes: where the element is valid; `passes_inherited` if taken from its parent.
        passes_by_version: the passes of releases that differ from `passes`.
        sensitive: whether the text is a secret, in clear text or encoded.
        credential: whether it is an account name or domain that belongs to a secret.
        may_contain_secret: whether it is a command line.
        key_attribute: whether `wcm:keyValue` identifies an item; `key` has its facts.
        item_key: name of the child that identifies an item of a list.
        child_order: the order of children that Setup requires.
        schema_required: whether the schema requires the element in its parent.
        deprecated_since: first Windows version in which it is deprecated, if stated.
        introduced: first Windows version that has it; `removed` is the first without it.
        variants: wrong spellings of the element that occur and are reported.
        rules: further rules, one sentence each.
        origin: kind of evidence; `page` is the vendor's page.
    """

    path: str
    kind: Kind
    summary: str
    origin: str
    passes: tuple[Pass, ...]
    type: ValueType | None = None
    values: tuple[str, ...] = ()
    value_labels: Mapping[str, str] = field(default_factory=dict)
    value_variants: tuple[str, ...] = ()
    list_values: tuple[str, ...] = ()
    separator: str | None = None
    flags: tuple[str, ...] = ()
    default: str | None = None
    default_note: str | None = None
    min: int | None = None
    max: int | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    unit: str | None = None
    forbidden_characters: tuple[str, ...] = ()
    empty_allowed: bool | None = None
    passes_inherited: bool = False
    passes_by_version: Mapping[str, tuple[Pass, ...]] = field(default_factory=dict)
    required: bool | None = None
    required_note: str | None = None
    schema_required: bool | None = None
    sensitive: bool = False
    credential: bool = False
    may_contain_secret: bool = False
    key_attribute: bool = False
    key: KeyAttribute | None = None
    item_key: str | None = None
    item_key_basis: str | None = None
    child_order: tuple[str, ...] = ()
    min_items: int | None = None
    max_items: int | None = None
    deprecated: str | None = None
    deprecated_since: str | None = None
    introduced: str | None = None
    introduced_basis: str | None = None
    removed: str | None = None
    removed_basis: str | None = None
    applies_to: tuple[str, ...] = ()
    seen_in: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    example: str | None = None
    sim_filled: tuple[str, ...] = ()
    sim_differs: Mapping[str, object] = field(default_factory=dict)
    page: str | None = None

    @property
    def name(self) -> str:
        """The element's own name."""
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The path of the parent element, empty for a child of the component."""
        return self.path.rpartition("/")[0]

    @property
    def guards_secret(self) -> bool:
        """Whether the setting itself is, or may contain, a secret or part of a credential."""
        return self.sensitive or self.credential or self.may_contain_secret or self.key_attribute

    @property
    def takes_value(self) -> bool:
        """Whether the element has text of its own."""
        return self.kind is Kind.LEAF or self.type is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A named unit of settings, which are in the order of the reference.

    Attributes:
        aliases: other spellings; accepted but never written.
        passes: of all settings.
        settings: by path.
    """

    name: str
    summary: str
    origin: str
    passes: tuple[Pass, ...]
    settings: Mapping[str, Setting]
    aliases: tuple[str, ...] = ()
    architectures: tuple[str, ...] = ()
    architectures_seen: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    deprecated: str | None = None
    deprecated_since: str | None = None
    introduced: str | None = None
    introduced_basis: str | None = None
    removed: str | None = None
    removed_basis: str | None = None
    seen_in: tuple[str, ...] = ()
    page: str | None = None
    _children: dict[str, tuple[Setting, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _spellings: dict[str, Mapping[str, Setting]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _guarded: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    """All three cache results by path."""

    def children(self, path: str = "") -> tuple[Setting, ...]:
        """Return the settings one level below a path, or the top-level settings."""
        found = self._children.get(path)
        if found is None:
            found = tuple(
                self.settings[each] for each in self.settings if each.rpartition("/")[0] == path
            )
            if found or path in self.settings:
                self._children[path] = found
        return found

    def may_hold_secret(self, setting: Setting) -> bool:
        """Whether a secret belongs in a setting, or next to or below it.

        Text in such a setting may be a secret in the wrong element.
        """
        found = self._guarded.get(setting.path)
        if found is None:
            family = f"{setting.parent}/"
            found = self._guarded[setting.path] = setting.guards_secret or (
                setting.parent != ""
                and any(
                    other.guards_secret
                    for path, other in self.settings.items()
                    if path.startswith(family)
                )
            )
        return found

    def spellings(self, path: str = "") -> Mapping[str, Setting]:
        """Return the settings one level below a path by lower-case name and by variant.

        If two settings have the same spelling, the first one is returned.
        """
        found = self._spellings.get(path)
        if found is None:
            found = {}
            for setting in self.children(path):
                for spelling in (setting.name.lower(), *setting.variants):
                    found.setdefault(spelling, setting)
            if found or path in self.settings:
                self._spellings[path] = found
        return found
