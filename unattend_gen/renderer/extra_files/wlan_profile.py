"""The wireless profile of `[wifi]` with its passphrase.

The answer file carries it, so that the network is known if somebody copies the answer file alone. A
script imports it, deletes the file, and removes the passphrase from the copies in Panther.

Source:
    Vendor reference of WLAN profiles: the elements, their order, and the names of the security
    types; a passphrase has 8 to 63 printable ASCII characters, and a `networkKey` of WPA2 is 64
    hexadecimal digits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import InputError
from unattend_gen.renderer.extra_file import ExtraFile, ExtraFilePlan, FromTemplate, NeededSecret
from unattend_gen.tables.model.oem_folder import WLAN_PROFILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.extra_file import RenderContext
    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.wifi import Wifi

_TEMPLATE: Final = "scripts/wlan-profile.xml.j2"
_SECURITY: Final = {
    "wpa2": ("WPA2PSK", "AES"),
    "wpa3": ("WPA3SAE", "AES"),
    "open": ("open", "none"),
}

_PASSPHRASE: Final = re.compile(r"[\x20-\x7e]{8,63}")
_NETWORK_KEY: Final = re.compile(r"[0-9A-Fa-f]{64}")


def _needs(spec: Spec) -> Iterator[NeededSecret]:
    if spec.wifi and spec.wifi.password:
        yield NeededSecret("wifi.password", spec.wifi.password, SecretKind.PASSWORD)


def _profile(context: RenderContext) -> Iterator[ExtraFile]:
    wifi = context.spec.wifi
    if wifi is None:
        return
    secrets = tuple(context.secret(needed) for needed in _needs(context.spec))
    key_types = [_key_type(secret, wifi) for secret in secrets]
    authentication, encryption = _SECURITY[wifi.security]
    values = {
        "ssid": wifi.ssid,
        "hidden": wifi.hidden,
        "mode": "manual" if wifi.connect == "manual" else "auto",
        "authentication": authentication,
        "encryption": encryption,
        "key_type": key_types[0] if key_types else None,
        "password": secrets[0] if secrets else None,
    }
    yield ExtraFile(WLAN_PROFILE, FromTemplate(_TEMPLATE, values), secrets, is_embedded=True)


def _key_type(secret: Secret, wifi: Wifi) -> str:
    """Return the kind of a passphrase in a profile.

    Raises:
        InputError: it is neither a passphrase nor a key; the message does not show it.
    """
    text = secret.reveal()
    if _PASSPHRASE.fullmatch(text):
        return "passPhrase"
    if wifi.security == "wpa2" and _NETWORK_KEY.fullmatch(text):
        return "networkKey"
    message = (
        f"the passphrase has {len(text)} characters"
        if text.isascii()
        else ("the passphrase has a character outside ASCII")
    )
    advice = "a passphrase has 8 to 63 printable ASCII characters"
    raise InputError(message, advice=advice, where=f"wifi.password from {wifi.password}")


EXTRA_FILES: Final = ExtraFilePlan(_profile, _needs)
