"""The wireless profile of `[wifi]` with its passphrase.

It is a separate file so that Setup never copies the passphrase to Panther.

Source:
    Vendor reference of WLAN profiles: the elements, their order, and the names of the security
    types; a WPA2 passphrase has 8 to 63 printable ASCII characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import SecretKind
from unattend_gen.renderer.extra_file import ExtraFile, ExtraFilePlan, FromTemplate, NeededSecret
from unattend_gen.tables.model.oem_folder import WLAN_PROFILE, in_output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.extra_file import RenderContext
    from unattend_gen.spec.spec import Spec

_TEMPLATE: Final = "scripts/wlan-profile.xml.j2"
_SECURITY: Final = {
    "wpa2": ("WPA2PSK", "AES"),
    "wpa3": ("WPA3SAE", "AES"),
    "open": ("open", "none"),
}


def _needs(spec: Spec) -> Iterator[NeededSecret]:
    if spec.wifi and spec.wifi.password:
        yield NeededSecret("wifi.password", spec.wifi.password, SecretKind.PASSWORD)


def _profile(context: RenderContext) -> Iterator[ExtraFile]:
    wifi = context.spec.wifi
    if wifi is None:
        return
    secrets = tuple(context.secret(needed) for needed in _needs(context.spec))
    authentication, encryption = _SECURITY[wifi.security]
    values = {
        "ssid": wifi.ssid,
        "hidden": wifi.hidden,
        "authentication": authentication,
        "encryption": encryption,
        "password": secrets[0] if secrets else None,
    }
    yield ExtraFile(in_output(WLAN_PROFILE), FromTemplate(_TEMPLATE, values), secrets)


EXTRA_FILES: Final = ExtraFilePlan(_profile, _needs)
