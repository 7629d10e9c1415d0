"""Which texts stand for a value to come, by what kind of value the setting takes.

What looks like a placeholder in a number is one; in a command line the same characters are often
the command's own: `%SystemRoot%` is a variable of Windows, `${name}` one of PowerShell.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.tree import own_text
from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.placeholder import holds_placeholder, is_placeholder

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import Element
    from unattend_gen.catalog.facts import Setting

_SIGNS: Final = re.compile(r"[{%@<$\[#]|CHANGE|_[A-Z]")
"""What every placeholder has; spares the slower search on the rest."""

_ATTRIBUTE_SIGNS: Final = re.compile(r"[{%@<$\[#]|CHANGE|_[A-Z0-9]")
"""The same for attributes, where `PASS_1` is one too."""

_ATTRIBUTES_KEPT: Final = 256
"""Texts of attributes whose verdict is kept: nearly all files have the same dozen."""

_TEMPLATE: Final = re.compile(
    r"""
      \{\{ -? \s* [\w.$|()'"`,\s\[\]-]{1,200} \}\}    # Jinja2, Go, Handlebars
    | \{% [^{}%]{1,200} %\}                           # Jinja2
    | %\{ [^{}]{1,200} \}                             # HCL
    | <%  [^<>%]{1,200} %>                            # ERB
    """,
    re.VERBOSE,
)
"""What no program but a template language writes, even inside a command line."""

_WORD: Final = re.compile(
    r"""
      CHANGE[_-]?ME
    | \[ \s* (?:CHANGE|ENTER|INSERT|REPLACE|YOUR) \b [^\[\]]{0,200} \]
    | __[A-Z][A-Z0-9_]{1,60}__
    """,
    re.VERBOSE,
)
_SHOUTED_WORD: Final = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
"""`CFG_LOCALE_MULTI`: no number, language or choice looks so."""

_BRACKETED_WORD: Final = re.compile(r"\[[\w ./-]{1,60}\]")
"""`[true/false]`, as examples have it: a choice to be made."""

_VARIABLE: Final = re.compile(r"%[A-Za-z_][\w()]{0,60}%")
_WINDOWS_VARIABLES: Final = frozenset(
    {
        "allusersprofile",
        "appdata",
        "computername",
        "comspec",
        "homedrive",
        "homepath",
        "localappdata",
        "programdata",
        "programfiles",
        "programfiles(x86)",
        "public",
        "systemdrive",
        "systemroot",
        "temp",
        "tmp",
        "userdomain",
        "username",
        "userprofile",
        "windir",
    }
)
"""Names that every Windows knows, in lower case."""

_STATEMENT: Final = re.compile(r"\{%|%\{|<%|\{\{[-#/^]?\s*(?:if|else|range|with|each)\b|\{\{[#/^]")

_FREE: Final = frozenset(
    {None, ValueType.STRING, ValueType.PATH, ValueType.URL, ValueType.RESOURCE_REF}
)


def is_stand_in(text: str, setting: Setting | None) -> bool:
    """Whether a text stands for the value of a setting, or holds something that does.

    Words that stand for a product key are looked at by a rule of their own.

    Args:
        text: without blanks around it.
        setting: what the catalog says of the setting; None where it says nothing.
    """
    if _SIGNS.search(text) is None:
        return False
    if setting is not None and (setting.may_contain_secret or setting.type is ValueType.COMMAND):
        return _TEMPLATE.search(text) is not None
    if setting is not None and setting.type is ValueType.PASSWORD:
        return is_placeholder(text) or _WORD.fullmatch(text) is not None
    if setting is not None and setting.type is ValueType.PRODUCT_KEY:
        return holds_template_statement(text)
    if setting is None or setting.type in _FREE:
        return _is_free_stand_in(text)
    return _is_typed_stand_in(text)


@lru_cache(maxsize=_ATTRIBUTES_KEPT)
def is_stand_in_attribute(text: str) -> bool:
    """Whether an attribute of the frame is still to be filled in."""
    return _ATTRIBUTE_SIGNS.search(text) is not None and _is_typed_stand_in(text)


def holds_template_statement(text: str) -> bool:
    """Whether a text has the marks of a template language in it, words that shout left out."""
    if _SIGNS.search(text) is None:
        return False
    return _TEMPLATE.search(text) is not None or holds_placeholder(text)


def _is_free_stand_in(text: str) -> bool:
    """In free text a `%name%` may be a variable of Windows, unless it is all there is."""
    if text.strip("%").lower() in _WINDOWS_VARIABLES:
        return False
    without_variables = _VARIABLE.sub("", text)
    return (
        holds_placeholder(without_variables)
        or _TEMPLATE.search(text) is not None
        or is_placeholder(text)
        or _WORD.fullmatch(text) is not None
    )


def _is_typed_stand_in(text: str) -> bool:
    return (
        holds_placeholder(text)
        or _TEMPLATE.search(text) is not None
        or _WORD.fullmatch(text) is not None
        or _SHOUTED_WORD.fullmatch(text) is not None
        or _BRACKETED_WORD.fullmatch(text) is not None
    )


def holds_branches(element: Element) -> bool:
    """Whether a template language chooses among the children of an element.

    `{% if %} … {% else %} … {% endif %}` leaves both branches in the template: what looks like a
    duplicate is an alternative.
    """
    return _STATEMENT.search(own_text(element)) is not None
