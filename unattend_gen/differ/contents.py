"""What an element says: its text and attributes, what they mean, and what of it may be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.answer_file import own_text
from unattend_gen.answer_file.names import ACTION, COMPONENT, local
from unattend_gen.answer_file.names import KEY_VALUE as KEY_VALUE_ATTRIBUTE
from unattend_gen.core.setting_path import KEY_VALUE
from unattend_gen.differ.facts import fact_of, holds_secrets_below
from unattend_gen.differ.masking import masked
from unattend_gen.differ.meaning import meaning
from unattend_gen.differ.secrets import held_secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.answer_file.answer_file import ComponentNode, SettingNode
    from unattend_gen.catalog.facts import Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.secret import Secret

_ACTIONS: Final = frozenset({"add", "addListItem", "modify", "remove"})
_FRAME_ATTRIBUTES: Final = frozenset(
    {"name", "processorArchitecture", "publicKeyToken", "language", "versionScope"}
)
"""What identifies a component; no secret ever stands there, and keys are masked all the same."""


@dataclass(frozen=True, slots=True)
class Content:
    """A text of an element.

    Attributes:
        text: as it is written; may be a secret, so it goes nowhere.
        meaning: what Setup reads in it.
        shown: what may be shown of it, or None.
        holds: of a secret, in words.
    """

    text: str = field(repr=False)
    meaning: str | Secret = field(repr=False)
    shown: str | None = None
    holds: str | None = None


def contents(node: SettingNode, catalog: Catalog) -> dict[str, Content]:
    """What an element says, by what stands behind its address: nothing, or `/@name`."""
    fact, secret = fact_of(node, catalog), held_secret(node, catalog)
    said: dict[str, Content] = {}
    for name, value in node.element.attrib.items():
        step = f"/@{local(name)}"
        if step == f"/{KEY_VALUE}" and secret is not None and secret.in_attribute:
            said[step] = Content(str(value), secret.meaning, holds=secret.holds)
        else:
            is_shown = _is_action(str(name), str(value)) or _is_name(str(name), node, catalog)
            said[step] = Content(str(value), str(value), masked(str(value)) if is_shown else None)
    if secret is not None and not secret.in_attribute:
        said[""] = Content(node.text, secret.meaning, holds=secret.holds)
    elif node.is_leaf or node.text.strip():
        shown = masked(node.text) if fact is not None and _is_open(fact) else None
        said[""] = Content(node.text, meaning(fact, node.text), shown)
    return said


def frame_contents(frame: ComponentNode) -> dict[str, Content]:
    """What a component says of itself, and a text that stands between its settings."""
    said: dict[str, Content] = {}
    if frame.element.tag == COMPONENT:
        said["/@pass"] = Content(frame.pass_name, frame.pass_name, masked(frame.pass_name))
    for name, value in frame.element.attrib.items():
        text, plain = str(value), local(name)
        shown = masked(text) if plain in _FRAME_ATTRIBUTES else None
        said[f"/@{plain}"] = Content(text, text, shown)
    text = own_text(frame.element)
    if text.strip():
        said[""] = Content(text, " ".join(text.split()))
    return said


def _is_open(fact: Setting) -> bool:
    return fact.takes_value and not fact.sensitive


def _is_action(name: str, value: str) -> bool:
    return name == ACTION and value in _ACTIONS


def _is_name(name: str, node: SettingNode, catalog: Catalog) -> bool:
    """Whether an attribute names an item of a keyed list, one without secrets in it."""
    if name != KEY_VALUE_ATTRIBUTE:
        return False
    fact = fact_of(node, catalog)
    return fact is not None and fact.key_attribute and not holds_secrets_below(node, catalog)


NOTHING: Final[Mapping[str, Content]] = {}
"""What an element says that is not there."""
