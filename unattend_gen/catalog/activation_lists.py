"""The published elements of the lists that the Volume Activation Management Tool exports.

`.cil` files are from VAMT 1 and 2, `.cilx` files from VAMT 3. Some elements of the first are
published, none of the second. Both are XML, and both may contain whole product keys.

Source:
    VAMT notes §5: the page on CIL files in the help of VAMT 2.0; the reference of Export-VamtData.
"""

from __future__ import annotations

from typing import Final

SUFFIXES: Final = (".cil", ".cilx")

ROOT: Final = "SoftwareLicensingData"
"""Root of the lists whose elements are partly published."""

PUBLISHED: Final = frozenset(
    {
        *(ROOT, "Version", "Computers", "Computer", "MacAddresses", "MacAddress"),
        *("Products", "Product", "Sku"),
    }
)
"""The published elements; fields of a product other than its `Sku` are not published."""

SECURE_NETWORK: Final = "None"
"""`NetworkType` in an export without personal data, which also has no computer names."""
