"""What is published of the lists that the Volume Activation Management Tool keeps and exports.

A `.cil` is of VAMT 1 and 2, a `.cilx` of VAMT 3. Of the first some elements are published, of the
second nothing; both are XML, and both may carry whole product keys.

Source:
    VAMT notes §5: the page on CIL files in the help of VAMT 2.0; the reference of Export-VamtData.
"""

from __future__ import annotations

from typing import Final

SUFFIXES: Final = (".cil", ".cilx")

ROOT: Final = "SoftwareLicensingData"
"""Root of the lists whose elements are published in part."""

PUBLISHED: Final = frozenset(
    {
        *(ROOT, "Version", "Computers", "Computer", "MacAddresses", "MacAddress"),
        *("Products", "Product", "Sku"),
    }
)
"""Elements that are published; fields of a product beyond its `Sku` are not."""

SECURE_NETWORK: Final = "None"
"""`NetworkType` in an export without personal data, which has no names of computers either."""
