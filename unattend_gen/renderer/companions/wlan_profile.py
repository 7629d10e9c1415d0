"""The profile of `[wifi]`, with its pass phrase: a file, so that Panther never has a copy.

Source:
    Vendor reference of WLAN profiles: the elements, their order, and the names of the kinds of
    protection; a pass phrase for WPA2 has 8 to 63 printable ASCII characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import SecretKind
from unattend_gen.renderer.companion import Companion, CompanionPlan, FromTemplate, NeededSecret
from unattend_gen.tables.model.oem_folder import WLAN_PROFILE, in_output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.companion import Scene
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


def _profile(scene: Scene) -> Iterator[Companion]:
    wifi = scene.spec.wifi
    if wifi is None:
        return
    secrets = tuple(scene.secret(needed) for needed in _needs(scene.spec))
    authentication, encryption = _SECURITY[wifi.security]
    values = {
        "ssid": wifi.ssid,
        "hidden": wifi.hidden,
        "authentication": authentication,
        "encryption": encryption,
        "password": secrets[0] if secrets else None,
    }
    yield Companion(in_output(WLAN_PROFILE), FromTemplate(_TEMPLATE, values), secrets)


COMPANIONS: Final = CompanionPlan(_profile, _needs)
