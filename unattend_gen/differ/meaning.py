"""What Setup reads in a value, so that two spellings of one value are no change.

Where it is not known that a spelling makes no difference, it makes one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Setting

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
