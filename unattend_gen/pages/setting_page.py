"""The page of a setting: everything that the catalog states of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.words import expected
from unattend_gen.pages.component_page import evidence, life_cycle
from unattend_gen.pages.layout import bullets, columns, page, paragraph, table

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Component, KeyAttribute, Setting
    from unattend_gen.pages.layout import Facts

_KINDS: Final = {
    Kind.CONTAINER: "container: holds other settings",
    Kind.LIST: "list: every child is a repeated item",
    Kind.LIST_ITEM: 'list item: may repeat, carries wcm:action="add"',
    Kind.LEAF: "leaf: one value",
}


def setting_page(component: Component, setting: Setting) -> str:
    """What the setting is for, what it takes, where and since when it stands, what else holds."""
    children = component.children(setting.path)
    return page(
        f"{component.name}/{setting.path}",
        paragraph(setting.summary),
        table(about(setting)),
        columns("Values", tuple(setting.value_labels.items())),
        columns("Key of an item", key_facts(setting.key)),
        bullets("Rules", setting.rules),
        columns("Children", tuple((child.name, child.summary) for child in children)),
        table(basis(setting)),
    )


def about(setting: Setting) -> Facts:
    """What the setting is, what it takes, and whether it is a secret."""
    return (*_nature(setting), *_value(setting), *_secrecy(setting))


def basis(setting: Setting) -> Facts:
    """Since when and until when it stands, and how that is known."""
    return (*life_cycle(setting), *evidence(setting), *_differences(setting))


def key_facts(key: KeyAttribute | None) -> Facts:
    """The attribute that an item of a keyed list is known by, if there is one."""
    if key is None:
        return ()
    return (
        ("attribute", key.attribute),
        ("meaning", key.summary),
        ("empty", _allowed(allowed=key.empty_allowed)),
        ("page", key.page),
        ("page of the value", key.value_page),
    )


def _nature(setting: Setting) -> Facts:
    inherited = " (taken from the elements around it)" if setting.passes_inherited else ""
    by_version = (
        f"{version}: {', '.join(passes)}" for version, passes in setting.passes_by_version.items()
    )
    return (
        ("kind", _KINDS[setting.kind]),
        ("passes", ", ".join(setting.passes) + inherited),
        ("passes by release", "; ".join(by_version)),
        ("required", _required(setting)),
        ("item is known by", _item_key(setting)),
        ("items", _range(setting.min_items, setting.max_items, None)),
        ("order of children", ", ".join(setting.child_order)),
    )


def _value(setting: Setting) -> Facts:
    told = expected(setting) if setting.takes_value and not setting.values else ""
    lengths = _range(setting.min_length, setting.max_length, None)
    return (
        ("type", setting.type.value if setting.type else None),
        ("value", told),
        ("one of", ", ".join(setting.values)),
        ("also met", ", ".join(setting.value_variants)),
        ("words of a list", ", ".join(setting.list_values)),
        ("joined by", repr(setting.separator) if setting.separator else None),
        ("flags that add up", ", ".join(setting.flags)),
        ("default", _with_note(setting.default, setting.default_note)),
        ("range", _range(setting.min, setting.max, setting.unit)),
        ("characters", None if told.endswith("characters") else lengths),
        ("pattern", setting.pattern),
        ("never contains", _characters(setting.forbidden_characters)),
        ("empty", _allowed(allowed=setting.empty_allowed)),
        ("example", setting.example),
        ("misspelt as", ", ".join(setting.variants)),
    )


def _secrecy(setting: Setting) -> Facts:
    return (
        ("secret", "the value is a secret, in clear or encoded" if setting.sensitive else None),
        ("credential", "names an account beside a secret" if setting.credential else None),
        (
            "command",
            "may carry a secret, which Setup never scrubs" if setting.may_contain_secret else None,
        ),
    )


def _differences(setting: Setting) -> Facts:
    differs = (f"{field}: {_listed(value)}" for field, value in setting.sim_differs.items())
    return (
        ("known from schema", ", ".join(setting.sim_filled)),
        ("schema differs", "; ".join(differs)),
    )


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _required(setting: Setting) -> str | None:
    if setting.required:
        return _with_note("yes", setting.required_note)
    match setting.schema_required:
        case True:
            return _with_note("whenever its parent is written", setting.required_note)
        case False:
            return _with_note("no", setting.required_note)
        case None:
            return setting.required_note


def _item_key(setting: Setting) -> str | None:
    known_by = setting.key.attribute if setting.key else setting.item_key
    return _with_note(known_by, setting.item_key_basis)


def _with_note(text: str | None, note: str | None) -> str | None:
    if text is None:
        return note
    shown = text or "empty"
    return f"{shown} ({note})" if note else shown


def _range(least: int | None, most: int | None, unit: str | None) -> str | None:
    behind = f" {unit}" if unit else ""
    match least, most:
        case None, None:
            return unit
        case _, None:
            return f"{least} or more{behind}"
        case None, _:
            return f"up to {most}{behind}"
        case _:
            return f"{least} to {most}{behind}"


def _characters(characters: tuple[str, ...]) -> str:
    return " ".join("blank" if character == " " else character for character in characters)


def _allowed(*, allowed: bool | None) -> str | None:
    return {True: "allowed", False: "not allowed", None: None}[allowed]
