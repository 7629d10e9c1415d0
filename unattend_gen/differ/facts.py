"""What the catalog knows of the elements of an answer file: their setting, and their key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.answer_file import child_elements, own_text
from unattend_gen.answer_file.names import COMPONENT, local

if TYPE_CHECKING:
    from unattend_gen.answer_file.answer_file import SettingNode
    from unattend_gen.catalog.facts import Setting
    from unattend_gen.catalog.load import Catalog

_USUAL_KEYS: Final = ("Order", "Name")
"""Children that tell items apart where the catalog does not say which child does."""


def fact_of(node: SettingNode, catalog: Catalog) -> Setting | None:
    """The setting of the catalog that an element is, or None."""
    if node.component.element.tag != COMPONENT:
        return None
    component = catalog.resolve(node.component.name)
    return component.settings.get(node.path) if component else None


def item_key(node: SettingNode, catalog: Catalog) -> str | None:
    """What tells an item of a list from its neighbours, or None.

    The child that the catalog names, else the attribute `wcm:keyValue`, else `Order` or `Name`.
    """
    fact = fact_of(node, catalog)
    if fact is not None and fact.item_key is not None:
        return _child_text(node, fact.item_key)
    if node.key_value is not None and node.key_value.strip():
        return node.key_value.strip().lower()
    return next(filter(None, (_child_text(node, name) for name in _USUAL_KEYS)), None)


def holds_secrets_below(node: SettingNode, catalog: Catalog) -> bool:
    """Whether a secret may stand in an element: then what names it is not shown either."""
    component = catalog.resolve(node.component.name)
    if component is None:
        return False
    return any(
        setting.sensitive and setting.path.startswith(f"{node.path}/")
        for setting in component.settings.values()
    )


def _child_text(node: SettingNode, name: str) -> str | None:
    """The text of a child, its case left aside; None where there is none."""
    for child in child_elements(node.element):
        if local(str(child.tag)) == name:
            return own_text(child).strip().lower() or None
    return None
