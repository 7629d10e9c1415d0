"""Properties of a deployment share, from a spec and from what its answer file would hold.

Source:
    deployment notes §6: property page of MDT; mapping of ZTIConfigure, by which `ProductKey` goes
    to both places of a key, `OverrideProductKey` to specialize, and an element whose property is
    blank is removed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.renderer.companion import NeededSecret
from unattend_gen.renderer.ini import Property, is_plain
from unattend_gen.renderer.secrecy import is_secret_key
from unattend_gen.tables.mdt import Mdt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.renderer.companion import Scene
    from unattend_gen.spec.spec import Spec

_SHELL: Final = "specialize/Microsoft-Windows-Shell-Setup"
_CORE: Final = "oobeSystem/Microsoft-Windows-International-Core"
ACTIVATION: Final = f"{_SHELL}/ProductKey"
"""Place of the key that activates."""

SETUP: Final = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/Key"
"""Place of the key that Setup picks the edition by."""

_FROM_SETTINGS: Final = {
    "OSDComputerName": f"{_SHELL}/ComputerName",
    "FullName": f"{_SHELL}/RegisteredOwner",
    "OrgName": f"{_SHELL}/RegisteredOrganization",
    "TimeZoneName": f"{_SHELL}/TimeZone",
    "KeyboardLocale": f"{_CORE}/InputLocale",
    "UILanguage": f"{_CORE}/UILanguage",
}
"""Properties that MDT writes over a setting; given the setting's own value, both agree."""

_PASSWORDS: Final = {
    "admin_password": "AdminPassword",
    "domain_admin_password": "DomainAdminPassword",
    "user_password": "UserPassword",
}
"""Property by key of the table."""

_MADE_UP_BY_WINDOWS: Final = "*"
"""A computer name that Windows chooses; MDT has a way of its own."""

_YES_NO: Final = {True: "YES", False: "NO"}


def custom_settings(scene: Scene) -> tuple[Property, ...]:
    """The properties of CustomSettings.ini, keys first."""
    mdt = scene.spec.mdt or Mdt()
    choices = {
        "TaskSequenceID": ("task_sequence", mdt.task_sequence),
        "SkipTaskSequence": ("skip_task_sequence", mdt.skip_task_sequence),
        "SkipProductKey": ("skip_product_key", mdt.skip_product_key),
        "SkipWizard": ("skip_wizard", mdt.skip_wizard),
        "SkipFinalSummary": ("skip_final_summary", mdt.skip_final_summary),
    }
    return (
        *_keys(scene.values, is_kms_image=mdt.kms_image),
        *_passwords(scene, "admin_password", "domain_admin_password"),
        *_chosen(choices),
        *(each for each in _settings(scene.values) if is_plain(each.value)),
    )


def bootstrap(scene: Scene) -> tuple[Property, ...]:
    """The properties of Bootstrap.ini, which the boot image carries."""
    mdt = scene.spec.mdt or Mdt()
    choices = {
        "DeployRoot": ("deploy_root", mdt.deploy_root),
        "UserID": ("user", mdt.user),
        "UserDomain": ("user_domain", mdt.user_domain),
        "SkipBDDWelcome": ("skip_welcome", mdt.skip_welcome),
    }
    return (*_chosen(choices), *_passwords(scene, "user_password"))


def left_to_answer_file(scene: Scene) -> tuple[str, ...]:
    """Names of properties that are not written, for not every reader would take their values."""
    return tuple(each.name for each in _settings(scene.values) if not is_plain(each.value))


def needed_secrets(spec: Spec) -> Iterator[NeededSecret]:
    """The passwords that a deployment share gets; its keys come with the settings."""
    mdt = spec.mdt or Mdt()
    for key in _PASSWORDS:
        source = getattr(mdt, key)
        if source is not None:
            yield NeededSecret(f"mdt.{key}", source, SecretKind.PASSWORD)


def secrets_of(properties: tuple[Property, ...]) -> tuple[Secret, ...]:
    """The secrets among the values."""
    return tuple(each.value for each in properties if isinstance(each.value, Secret))


def _keys(values: Mapping[str, str | Secret], *, is_kms_image: bool) -> Iterator[Property]:
    """The key that activates, and the key that Windows is installed with.

    A secret key that activates is installed at the end, over the key of the image. Only an image
    without the key of a KMS client needs another one before; a secret one for Setup is carried
    here in any case, for the answer file does not have it.
    """
    activation = values.get(ACTIVATION)
    place = SETUP if activation is None else ACTIVATION
    if activation is not None and is_secret_key(activation):
        yield Property("OverrideProductKey", activation, ACTIVATION)
        if is_kms_image and not is_secret_key(values.get(SETUP, "")):
            return
        place = SETUP
    if place in values:
        yield Property("ProductKey", values[place], place)


def _passwords(scene: Scene, *keys: str) -> Iterator[Property]:
    for needed in needed_secrets(scene.spec):
        key = needed.key.removeprefix("mdt.")
        if key in keys:
            yield Property(_PASSWORDS[key], scene.secret(needed), needed.key)


def _chosen(choices: Mapping[str, tuple[str, str | bool | None]]) -> Iterator[Property]:
    """Properties that the table names itself, where `%NAME%` is the user's own wish."""
    for name, (key, value) in choices.items():
        if value is not None:
            text = value if isinstance(value, str) else _YES_NO[value]
            yield Property(name, text, f"mdt.{key}", may_refer=True)


def _settings(values: Mapping[str, str | Secret]) -> Iterator[Property]:
    for name, path in _FROM_SETTINGS.items():
        value = values.get(path)
        if value is not None and value != _MADE_UP_BY_WINDOWS:
            yield Property(name, value, path)
