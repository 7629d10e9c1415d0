"""`defaults`: what every unattended installation needs is added to what a spec says.

Source:
    Vendor reference: every unattended installation needs AcceptEula = true.
"""

from collections.abc import Iterator
from typing import Final

from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.spec_table import ContextMapping, SpecHead, SpecTable
from unattend_gen.tables.product_key import KEY_PAGE, AskForKey, FirmwareKey
from unattend_gen.tables.product_key import TABLE as PRODUCT_KEY

_ACCEPT: Final = "windowsPE/Microsoft-Windows-Setup/UserData/AcceptEula"


class _Defaults(ContextMapping[bool]):
    """The licence accepted, and the page of the product key only if Setup cannot go on."""

    def to_settings(self, table: bool, spec: SpecHead) -> Iterator[Addition]:  # noqa: FBT001 - a key
        if not table:
            return
        yield from assign({_ACCEPT: True})
        keys = PRODUCT_KEY.of(spec)
        is_open = keys is None or keys.will_show_ui is None
        if is_open and not (keys and isinstance(keys.setup, AskForKey | FirmwareKey)):
            yield from assign({KEY_PAGE: "OnError"})


TABLE: Final = SpecTable("defaults", (), _Defaults())
