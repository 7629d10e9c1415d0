"""The text and attributes of an element, their meaning, and the part that may be shown."""

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
from unattend_gen.core.display import is_password_in_command, is_secret_as_name, looks_like_secret
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


_HIDDEN: Final = "a value that looks like a secret"
_ACTIONS: Final = frozenset({"add", "addListItem", "modify", "remove"})
_FRAME_ATTRIBUTES: Final = frozenset(
    {"name", "processorArchitecture", "publicKeyToken", "language", "versionScope"}
)
"""The attributes that identify a component; they hold no secrets, unless one is misplaced."""

_TOKEN: Final = re.compile(r"[0-9a-f]{16}")
"""A `publicKeyToken`."""


@dataclass(frozen=True, slots=True)
class ComparedContent:
    """A text or attribute of an element.

    Attributes:
        text: as written; it may be a secret and is never shown.
        meaning: equal for all spellings that Setup reads alike.
        shown: the text with secrets masked, or None if it may not be shown.
        holds: what a secret setting contains, or why a value is not shown, in words.
    """

    text: str = field(repr=False)
    meaning: str | Secret = field(repr=False)
    shown: str | None = None
    holds: str | None = None


def contents(node: SettingNode, catalog: Catalog) -> dict[str, ComparedContent]:
    """Return text and attributes of an element by the end of their address: empty, or `/@name`."""
    fact, secret = fact_of(node, catalog), held_secret(node, catalog)
    found: dict[str, ComparedContent] = {}
    for name, value in node.element.attrib.items():
        step = f"/@{local(name)}"
        if step == f"/{KEY_VALUE}" and secret is not None and secret.in_attribute:
            found[step] = ComparedContent(str(value), secret.meaning, holds=secret.holds)
        else:
            is_shown = _is_action(str(name), str(value)) or _is_name(str(name), node, catalog)
            found[step] = _attribute(str(value), is_shown=is_shown)
    if secret is not None and not secret.in_attribute:
        found[""] = ComparedContent(node.text, secret.meaning, holds=secret.holds)
    elif node.is_leaf or node.text.strip():
        shown = masked(node.text) if fact is not None and _is_open(fact) else None
        is_hidden = bool(shown and fact and _is_suspicious(fact, shown))
        found[""] = ComparedContent(
            node.text,
            meaning(fact, node.text),
            None if is_hidden else shown,
            _HIDDEN if is_hidden else None,
        )
    return found


def frame_contents(frame: ComponentNode) -> dict[str, ComparedContent]:
    """Return the attributes of a component, and any text between its settings."""
    found: dict[str, ComparedContent] = {}
    if frame.element.tag == COMPONENT:
        found["/@pass"] = _attribute(
            frame.pass_name, is_shown=not is_secret_as_name(frame.pass_name)
        )
    for name, value in frame.element.attrib.items():
        text, plain = str(value), local(name)
        is_usual = _TOKEN.fullmatch(text) or not is_secret_as_name(text)
        is_shown = plain in _FRAME_ATTRIBUTES and bool(is_usual)
        found[f"/@{plain}"] = ComparedContent(text, text, masked(text) if is_shown else None)
    text = own_text(frame.element)
    if text.strip():
        found[""] = ComparedContent(text, " ".join(text.split()))
    return found


def _attribute(value: str, *, is_shown: bool) -> ComparedContent:
    """Return an attribute; one that looks like a secret is hidden as the text of a setting is."""
    if is_shown and looks_like_secret(value):
        return ComparedContent(value, value, None, _HIDDEN)
    return ComparedContent(value, value, masked(value) if is_shown else None)


def _is_open(fact: Setting) -> bool:
    return fact.takes_value and not fact.sensitive


def _is_suspicious(fact: Setting, shown: str) -> bool:
    """Return whether a value looks like a secret; those of known commands are masked already."""
    if fact.may_contain_secret:
        return is_password_in_command(shown)
    return any(map(looks_like_secret, shown.split()))


def _is_action(name: str, value: str) -> bool:
    return name == ACTION and value in _ACTIONS


def _is_name(name: str, node: SettingNode, catalog: Catalog) -> bool:
    """Return whether an attribute identifies an item of a keyed list without secrets."""
    if name != KEY_VALUE_ATTRIBUTE:
        return False
    fact = fact_of(node, catalog)
    return fact is not None and fact.key_attribute and not holds_secrets_below(node, catalog)


NOTHING: Final[Mapping[str, ComparedContent]] = {}
"""The contents of an absent element."""


_MAY_HOLD_BLANKS: Final = frozenset(
    {None, ValueType.STRING, ValueType.PATH, ValueType.COMMAND, ValueType.PASSWORD}
)
"""Types whose values may begin or end with a blank; None is an unknown type."""

_BOOLEANS: Final = {"true": "true", "1": "true", "false": "false", "0": "false"}
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,40}")


def meaning(setting: Setting | None, text: str) -> str:
    """Return a text that is equal for all spellings of a value that Setup reads alike.

    `True` and `1` become `true`, `007` becomes `7`, a GUID is lower case, and blanks around values
    of types that cannot contain them are removed. Other differences in spelling are kept.

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
    """Return the text with passwords in commands and unpublished keys masked."""
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
