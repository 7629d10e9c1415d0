"""The page of a setting: everything the catalog knows about it."""

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
    """Return the setting with its values, rules, children, releases and evidence."""
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
    """Return kind, passes and values of a setting, and whether it is a secret."""
    return (*_nature(setting), *_value(setting), *_secrecy(setting))


def basis(setting: Setting) -> Facts:
    """Return the releases that have a setting, and the evidence for it."""
    return (*life_cycle(setting), *evidence(setting), *_differences(setting))


def key_facts(key: KeyAttribute | None) -> Facts:
    """Return the attribute that identifies an item of a keyed list, if there is one."""
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
    inherited = " (inherited from the parent element)" if setting.passes_inherited else ""
    by_version = (
        f"{version}: {', '.join(passes)}" for version, passes in setting.passes_by_version.items()
    )
    return (
        ("kind", _KINDS[setting.kind]),
        ("passes", ", ".join(setting.passes) + inherited),
        ("passes by release", "; ".join(by_version)),
        ("required", _required(setting)),
        ("identified by", _item_key(setting)),
        ("items", _range(setting.min_items, setting.max_items, None)),
        ("order of children", ", ".join(setting.child_order)),
    )


def _value(setting: Setting) -> Facts:
    value = expected(setting) if setting.takes_value and not setting.values else ""
    lengths = _range(setting.min_length, setting.max_length, None)
    return (
        ("type", setting.type.value if setting.type else None),
        ("value", value),
        ("one of", ", ".join(setting.values)),
        ("also found", ", ".join(setting.value_variants)),
        ("list of", ", ".join(setting.list_values)),
        ("separated by", repr(setting.separator) if setting.separator else None),
        ("sum of flags", ", ".join(setting.flags)),
        ("default", _with_note(setting.default, setting.default_note)),
        ("range", _range(setting.min, setting.max, setting.unit)),
        ("characters", None if value.endswith("characters") else lengths),
        ("pattern", setting.pattern),
        ("forbidden characters", _characters(setting.forbidden_characters)),
        ("empty", _allowed(allowed=setting.empty_allowed)),
        ("example", setting.example),
        ("misspellings", ", ".join(setting.variants)),
    )


def _secrecy(setting: Setting) -> Facts:
    return (
        (
            "secret",
            "the value is a secret, in clear text or encoded" if setting.sensitive else None,
        ),
        (
            "credential",
            "names the account that a secret belongs to" if setting.credential else None,
        ),
        (
            "command",
            "may contain a secret, which Setup never removes"
            if setting.may_contain_secret
            else None,
        ),
    )


def _differences(setting: Setting) -> Facts:
    differs = (f"{field}: {_listed(value)}" for field, value in setting.sim_differs.items())
    return (
        ("taken from schema", ", ".join(setting.sim_filled)),
        ("schema differs", "; ".join(differs)),
    )


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _required(setting: Setting) -> str | None:
    if setting.required:
        return _with_note("yes", setting.required_note)
    match setting.schema_required:
        case True:
            return _with_note("if its parent is present", setting.required_note)
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
