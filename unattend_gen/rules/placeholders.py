"""Placeholders of template languages, by the type of the setting.

Text that looks like a placeholder is one in a number. In a command line the same characters may
belong
to the command: `%SystemRoot%` is a variable of Windows, `${name}` one of PowerShell.
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
"""Characters that every placeholder contains; a quick test before the slower search."""

_ATTRIBUTE_SIGNS: Final = re.compile(r"[{%@<$\[#]|CHANGE|_[A-Z0-9]")
"""The same for attributes, where `PASS_1` is a placeholder, too."""

_ATTRIBUTES_KEPT: Final = 256
"""Cached results for attributes; nearly all files use the same dozen."""

_TEMPLATE: Final = re.compile(
    r"""
      \{\{ -? \s* [\w.$|()'"`,\s\[\]-]{1,200} \}\}    # Jinja2, Go, Handlebars
    | \{% [^{}%]{1,200} %\}                           # Jinja2
    | %\{ [^{}]{1,200} \}                             # HCL
    | <%  [^<>%]{1,200} %>                            # ERB
    """,
    re.VERBOSE,
)
"""Text that only a template language uses, even inside a command line."""

_WORD: Final = re.compile(
    r"""
      CHANGE[_-]?ME
    | \[ \s* (?:CHANGE|ENTER|INSERT|REPLACE|YOUR) \b [^\[\]]{0,200} \]
    | __[A-Z][A-Z0-9_]{1,60}__
    """,
    re.VERBOSE,
)
_SHOUTED_WORD: Final = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
"""`CFG_LOCALE_MULTI`: a number, language or choice does not look like this."""

_BRACKETED_WORD: Final = re.compile(r"\[[\w ./-]{1,60}\]")
"""`[true/false]`, as in examples: a choice that the reader makes."""

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
"""Variables that every Windows has, in lower case."""

_STATEMENT: Final = re.compile(r"\{%|%\{|<%|\{\{[-#/^]?\s*(?:if|else|range|with|each)\b|\{\{[#/^]")

_FREE: Final = frozenset(
    {None, ValueType.STRING, ValueType.PATH, ValueType.URL, ValueType.RESOURCE_REF}
)


def is_stand_in(text: str, setting: Setting | None) -> bool:
    """Whether a text is, or contains, a placeholder for the value of a setting.

    Placeholders of product keys are reported by `key-placeholder`.

    Args:
        text: without white space around it.
        setting: the facts, or None if the catalog does not have the setting.
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
    """Whether an attribute of a pass or component is a placeholder."""
    return _ATTRIBUTE_SIGNS.search(text) is not None and _is_typed_stand_in(text)


def holds_template_statement(text: str) -> bool:
    """Whether a text contains marks of a template language, other than words in capitals."""
    if _SIGNS.search(text) is None:
        return False
    return _TEMPLATE.search(text) is not None or holds_placeholder(text)


def asks_person(text: str) -> bool:
    """Whether a placeholder is words that ask a person for a value, not marks of a program."""
    bare = text.strip()
    words = _WORD.fullmatch(bare) or _BRACKETED_WORD.fullmatch(bare)
    return words is not None and not bare.startswith("_")


def _is_free_stand_in(text: str) -> bool:
    """Whether free text is a placeholder; `%name%` inside other text may be a Windows variable."""
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
