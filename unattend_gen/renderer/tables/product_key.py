"""`[product_key]`: the key that activates in specialize, the key of the edition in windowsPE.

Source:
    Vendor reference: `ProductKey` of Shell-Setup is the place of a MAK; `UserData/ProductKey/Key`
    selects the image, and the two may differ. `WillShowUI` says when Setup shows the page of the
    key: always, only when it cannot go on, or never; without a key here that leaves the one of
    the firmware.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.catalog.editions import setup_key
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.tables.mapping.additions import PendingSecret, assign
from unattend_gen.tables.product_key import (
    AskForKey,
    EditionKey,
    FirmwareKey,
    KeyFrom,
    LiteralKey,
    NoKey,
    ProductKeyTable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned
    from unattend_gen.tables.product_key import ActivationKey

_ACTIVATION: Final = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
_SETUP: Final = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey"


def assignments(spec: Spec) -> Iterator[Planned]:
    """Both keys; a spec without the table lets Setup find one by itself."""
    table = spec.product_key or ProductKeyTable()
    if table.activation is not None:
        yield from _key(_ACTIVATION, table.activation, spec)
    if not isinstance(table.setup, NoKey | FirmwareKey | AskForKey):
        yield from _key(f"{_SETUP}/Key", table.setup, spec)
    if isinstance(table.setup, AskForKey):
        yield from assign({f"{_SETUP}/WillShowUI": "Always"})
    elif isinstance(table.setup, FirmwareKey):
        yield from assign({f"{_SETUP}/WillShowUI": "Never"})
    elif spec.defaults:
        yield from assign({f"{_SETUP}/WillShowUI": "OnError"})


def _key(path: str, choice: ActivationKey, spec: Spec) -> Iterator[Planned]:
    match choice:
        case EditionKey(channel):
            edition = (spec.product_key and spec.product_key.edition) or ""
            key = setup_key(edition, spec.windows, channel)
            yield from assign({path: key.key if key else None})
        case KeyFrom(source):
            yield PendingSecret(SettingPath.parse(path), source, SecretKind.PRODUCT_KEY)
        case LiteralKey(key):
            yield from assign({path: key})
        case _:
            assert_never(choice)
