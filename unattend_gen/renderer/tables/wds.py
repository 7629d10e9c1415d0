"""`[wds]` in the windowsPE pass: the log-on at the server, the image and where it goes.

Source:
    Vendor reference: `WindowsDeploymentServices`; its image selection has an `InstallTo` of its
    own, which takes the place of the one below `ImageInstall/OSImage`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import SecretKind
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.renderer.tables import disk
from unattend_gen.spec.spec import Target
from unattend_gen.tables.mapping.additions import Assignment, PendingSecret, assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned
    from unattend_gen.tables.wds import Wds

_SETUP: Final = "windowsPE/Microsoft-Windows-Setup"
_SELECTION: Final = f"{_SETUP}/WindowsDeploymentServices/ImageSelection"
_LOGIN: Final = f"{_SETUP}/WindowsDeploymentServices/Login/Credentials"
_ON_MEDIA: Final = f"{_SETUP}/ImageInstall/OSImage/InstallTo/"


def assignments(spec: Spec) -> Iterator[Planned]:
    """The choices of the client; without an image or an account it asks for them."""
    if spec.wds is None or spec.target is not Target.WDS:
        return
    yield from _login(spec.wds)
    if spec.wds.image is not None:
        yield from _image(spec.wds)
        yield from _install_to(spec)


def _login(wds: Wds) -> Iterator[Planned]:
    yield from assign({f"{_LOGIN}/Username": wds.account, f"{_LOGIN}/Domain": wds.account_domain})
    if wds.password is not None:
        path = SettingPath.parse(f"{_LOGIN}/Password")
        yield PendingSecret(path, wds.password, SecretKind.PASSWORD)


def _image(wds: Wds) -> Iterator[Planned]:
    image = f"{_SELECTION}/InstallImage"
    yield from assign(
        {
            f"{image}/ImageName": wds.image,
            f"{image}/ImageGroup": wds.image_group,
            f"{image}/Filename": wds.image_file,
        }
    )


def _install_to(spec: Spec) -> Iterator[Planned]:
    """The disk and the partition that `[disk]` has for Windows, where WDS looks for them."""
    for planned in disk.assignments(spec):
        place = str(planned.path)
        if isinstance(planned, Assignment) and place.startswith(_ON_MEDIA):
            element = place.removeprefix(_ON_MEDIA)
            path = SettingPath.parse(f"{_SELECTION}/InstallTo/{element}")
            yield Assignment(path, planned.value)
