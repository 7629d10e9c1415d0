"""Whether the text after an option is a live secret, a stand-in, code or prose."""

from __future__ import annotations

import re
from typing import Final

from unattend_gen.core.placeholder import is_placeholder
from unattend_gen.core.product_key import is_placeholder_key
from unattend_gen.core.secret import MARKER, SecretKind

_NO_VALUE: Final = (
    r"(?i)[%!]~?\d|![\w.-]+!|\*|[@$]?\(.*|/.*|-[a-z]+|true|false|yes|no|none|null|\$null|[01]"
    r"|\[(?:parameters|variables|concat|listKeys|reference|resourceId)\(.*"
    r"|\[(?:System\.)?Environment\]::.*|\$(?:env|using|script|global):\w+[);,]*"
    r"|(?:env|file|fd):.+|<[^<>]*>?|\[[a-z][a-z _-]*\]*|\{[a-z][a-z _-]*\}?|[*_]+[a-z]+[*_]+"
    r"|[`\[\\{(=:<-]+|your[a-z _-]*|x{4,}|(?-i:[A-Z_]*(?:PASSWORD|PASSWD|PWD))"
    r"|(?:password|passwd|pwd)\]+|\.{3,}|\*+|\$\{?\w*(?:password|passwd|pwd)\}?"
)
_SIGNS_OF_CODE: Final = re.compile(r"[(){}\[\]<>$;,`\s]|%\w+%|^https?:|^[./\\]|\\")
_ADDRESS: Final = re.compile(r"(?:[a-z]+:)?:?(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}", re.IGNORECASE)
"""An address of IPv6, which `Token=` names in the configuration of networks."""

_SHORTEST: Final = 8
_SHORTEST_SIMPLE: Final = 12
_MIXED: Final = 3


def is_live(value: str, kind: SecretKind) -> bool:
    """Return whether a value is neither empty, a placeholder, a prompt nor Setup's marker."""
    bare = value.rstrip("`,;.)") if value.startswith("-") else value
    if not value.strip() or is_placeholder(value) or re.fullmatch(_NO_VALUE, bare):
        return False
    if MARKER.strip("*") in value.upper():
        return False
    return kind is not SecretKind.PRODUCT_KEY or not is_placeholder_key(value)


def is_mixed(value: str) -> bool:
    """Return whether a value looks generated: letters and digits, and long or of many kinds."""
    bare = value.strip("\"'")
    if len(bare) < _SHORTEST or _SIGNS_OF_CODE.search(bare) or _ADDRESS.fullmatch(bare):
        return False
    kinds = [
        any(map(str.islower, bare)),
        any(map(str.isupper, bare)),
        any(map(str.isdigit, bare)),
        any(not character.isalnum() for character in bare),
    ]
    has_both = kinds[2] and (kinds[0] or kinds[1])
    return has_both and (sum(kinds) >= _MIXED or len(bare) >= _SHORTEST_SIMPLE)


def is_plain_word(value: str) -> bool:
    """Return whether a value is one word of letters, as in a sentence."""
    return value.strip("\"'.,;:!?)").isalpha()
