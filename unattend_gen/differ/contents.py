"""What an element says: its text and attributes, what they mean, and what of it may be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import ACTION, COMPONENT, local
from unattend_gen.answer_file.names import KEY_VALUE as KEY_VALUE_ATTRIBUTE
from unattend_gen.answer_file.tree import own_text
from unattend_gen.catalog.facts import ValueType
from unattend_gen.catalog.keys import published, secret_keys
from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.core.key_search import key_at
from unattend_gen.core.secret import MASK
from unattend_gen.core.setting_path import KEY_VALUE
from unattend_gen.differ.secrets import fact_of, held_secret, holds_secrets_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.answer_file.tree import ComponentNode, SettingNode
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


_MAY_HOLD_BLANKS: Final = frozenset(
    {None, ValueType.STRING, ValueType.PATH, ValueType.COMMAND, ValueType.PASSWORD}
)
"""Types whose values may begin or end with a blank; None is a type that is not known."""

_BOOLEANS: Final = {"true": "true", "1": "true", "false": "false", "0": "false"}
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,40}")


def meaning(setting: Setting | None, text: str) -> str:
    """A text that is the same for all spellings of a value that Setup reads alike.

    `True` and `1` are `true`, `007` is `7`, the letters of a GUID have no case, and blanks around
    a value of a type that cannot hold them do not count.

    Args:
        setting: what the catalog says of the setting, or None.
        text: as it is written.

    Source:
        XML Schema, part 2: datatypes; the types on the vendor's pages of the settings.
    """
    if setting is None or (setting.type in _MAY_HOLD_BLANKS and not setting.values):
        return text
    bare = text.strip()
    match setting.type:
        case ValueType.BOOLEAN:
            return _BOOLEANS.get(bare.lower(), bare)
        case ValueType.INTEGER if _DECIMAL.fullmatch(bare):
            return str(int(bare))
        case ValueType.GUID:
            return bare.lower()
        case _:
            return bare


def masked(text: str) -> str:
    """The text with a mask for each password in a command and each key that is not published."""
    shown, done = "", 0
    for start, end in sorted(_secret_spans(text)):
        if start >= done:
            shown += text[done:start] + MASK
        done = max(done, end)
    return shown + text[done:]


def _secret_spans(text: str) -> Iterator[tuple[int, int]]:
    for secret in command_secrets(text):
        if not _is_published(text, secret.start, secret.end):
            yield secret.start, secret.end
    for start, end, _ in secret_keys(text):
        yield start, end


def _is_published(text: str, start: int, end: int) -> bool:
    key = key_at(text, start, end)
    return key is not None and published(key) is not None
