"""Which registry values hold a key or a password, in exports and in hives.

Source:
    Vendor documentation of automatic logon and of the licensing service; readers of registry
    leftovers.
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.secret import SecretKind

_KINDS: Final = {
    "defaultpassword": SecretKind.PASSWORD,
    "altdefaultpassword": SecretKind.PASSWORD,
    "backupproductkeydefault": SecretKind.PRODUCT_KEY,
    "productkey": SecretKind.PRODUCT_KEY,
}
_ENCODED_KEYS: Final = frozenset({"digitalproductid", "digitalproductid4"})


def kind_of_value(name: str) -> SecretKind | None:
    """What a value of this name holds in text; None where it is no secret."""
    bare = name.lower()
    if bare in _KINDS:
        return _KINDS[bare]
    return SecretKind.PASSWORD if bare.endswith("password") else None


def holds_encoded_key(name: str) -> bool:
    """Whether a value of this name holds a product key in its binary form."""
    return name.lower() in _ENCODED_KEYS
