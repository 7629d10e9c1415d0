"""Properties in CustomSettings.ini and Bootstrap.ini, from a spec and its answer file's values.

Values of INI files are written as they are, and rejected if they would not be read back unchanged:
an INI file has no escapes that every reader knows.

Source:
    deployment notes §6: property page of MDT; mapping of ZTIConfigure, which writes `ProductKey`
    to both places of a key and `OverrideProductKey` to specialize, and removes an element whose
    property is blank.
    Python's configparser, with which the tests read the files. How the vendor's programs decode
    the file, and whether they remove quotes, is not documented; such values are rejected too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias
from unicodedata import category

from unattend_gen.core.secret import Secret, SecretKind, revealed
from unattend_gen.errors import InputError
from unattend_gen.renderer.extra_file import NeededSecret
from unattend_gen.renderer.secrecy import is_secret_key
from unattend_gen.tables.mdt import Mdt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from unattend_gen.renderer.extra_file import RenderContext
    from unattend_gen.spec.spec import Spec

Value: TypeAlias = str | Secret

_SHELL: Final = "specialize/Microsoft-Windows-Shell-Setup"
_INTERNATIONAL: Final = "oobeSystem/Microsoft-Windows-International-Core"
ACTIVATION_KEY: Final = f"{_SHELL}/ProductKey"
"""The setting of the key that activates Windows."""

SETUP_KEY: Final = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/Key"
"""The setting of the key that selects the edition."""

_FROM_SETTINGS: Final = {
    "OSDComputerName": f"{_SHELL}/ComputerName",
    "FullName": f"{_SHELL}/RegisteredOwner",
    "OrgName": f"{_SHELL}/RegisteredOrganization",
    "TimeZoneName": f"{_SHELL}/TimeZone",
    "KeyboardLocale": f"{_INTERNATIONAL}/InputLocale",
    "UILanguage": f"{_INTERNATIONAL}/UILanguage",
}
"""Properties that MDT writes over a setting; they get the value of the setting."""

_PASSWORDS: Final = {
    "admin_password": "AdminPassword",
    "domain_admin_password": "DomainAdminPassword",
    "user_password": "UserPassword",
}
"""Properties by key of the table `[mdt]`."""

_CHOSEN_BY_WINDOWS: Final = "*"
"""The computer name for which Windows chooses one; MDT has its own way to do that."""

_YES_NO: Final = {True: "YES", False: "NO"}

_NOT_IN_A_LINE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories of line ends, control characters and surrogates."""

_REFERENCE: Final = re.compile(r"%[^%]+%")


@dataclass(frozen=True, slots=True)
class Property:
    """One line of an INI section.

    Attributes:
        name: before the equals sign.
        value: after the equals sign.
        where: the spec key that it comes from, for messages.
        may_refer: whether `%NAME%` in it is left for the program that reads the file.
    """

    name: str
    value: Value = field(repr=False)
    where: str
    may_refer: bool = False


def custom_settings(context: RenderContext) -> tuple[Property, ...]:
    """Return the properties of CustomSettings.ini, keys first."""
    mdt = context.spec.mdt or Mdt()
    choices = {
        "TaskSequenceID": ("task_sequence", mdt.task_sequence),
        "SkipTaskSequence": ("skip_task_sequence", mdt.skip_task_sequence),
        "SkipProductKey": ("skip_product_key", mdt.skip_product_key),
        "SkipWizard": ("skip_wizard", mdt.skip_wizard),
        "SkipFinalSummary": ("skip_final_summary", mdt.skip_final_summary),
    }
    return (
        *_keys(context.values, is_kms_image=mdt.kms_image),
        *_passwords(context, "admin_password", "domain_admin_password"),
        *_chosen(choices),
        *(each for each in _settings(context.values) if is_plain(each.value)),
    )


def bootstrap(context: RenderContext) -> tuple[Property, ...]:
    """Return the properties of Bootstrap.ini, which is part of the boot image."""
    mdt = context.spec.mdt or Mdt()
    choices = {
        "DeployRoot": ("deploy_root", mdt.deploy_root),
        "UserID": ("user", mdt.user),
        "UserDomain": ("user_domain", mdt.user_domain),
        "SkipBDDWelcome": ("skip_welcome", mdt.skip_welcome),
    }
    return (*_chosen(choices), *_passwords(context, "user_password"))


def left_to_answer_file(context: RenderContext) -> tuple[str, ...]:
    """Return the properties that are omitted because not every reader accepts their values."""
    return tuple(each.name for each in _settings(context.values) if not is_plain(each.value))


def needed_secrets(spec: Spec) -> Iterator[NeededSecret]:
    """Yield the passwords of a deployment share; its keys come with the settings."""
    mdt = spec.mdt or Mdt()
    for key in _PASSWORDS:
        source = getattr(mdt, key)
        if source is not None:
            yield NeededSecret(f"mdt.{key}", source, SecretKind.PASSWORD)


def secrets_of(properties: tuple[Property, ...]) -> tuple[Secret, ...]:
    """Return the secrets among the values."""
    return tuple(each.value for each in properties if isinstance(each.value, Secret))


def _keys(values: Mapping[str, str | Secret], *, is_kms_image: bool) -> Iterator[Property]:
    """Yield the key that activates Windows and the key that it is installed with.

    A secret activation key is installed at the end and replaces the key of the image. Only an
    image without a KMS client key needs another key before that. A secret key for Setup is always
    written here, because the answer file does not contain it.
    """
    activation = values.get(ACTIVATION_KEY)
    place = SETUP_KEY if activation is None else ACTIVATION_KEY
    if activation is not None and is_secret_key(activation):
        yield Property("OverrideProductKey", activation, ACTIVATION_KEY)
        if is_kms_image and not is_secret_key(values.get(SETUP_KEY, "")):
            return
        place = SETUP_KEY
    if place in values:
        yield Property("ProductKey", values[place], place)


def _passwords(context: RenderContext, *keys: str) -> Iterator[Property]:
    for needed in needed_secrets(context.spec):
        key = needed.key.removeprefix("mdt.")
        if key in keys:
            yield Property(_PASSWORDS[key], context.secret(needed), needed.key)


def _chosen(choices: Mapping[str, tuple[str, str | bool | None]]) -> Iterator[Property]:
    """Yield the properties that the table sets; the user may have put `%NAME%` in them."""
    for name, (key, value) in choices.items():
        if value is not None:
            text = value if isinstance(value, str) else _YES_NO[value]
            yield Property(name, text, f"mdt.{key}", may_refer=True)


def _settings(values: Mapping[str, str | Secret]) -> Iterator[Property]:
    for name, path in _FROM_SETTINGS.items():
        value = values.get(path)
        if value is not None and value != _CHOSEN_BY_WINDOWS:
            yield Property(name, value, path)


def require_writable(properties: tuple[Property, ...]) -> None:
    """Check that each value would be read back unchanged.

    Raises:
        InputError: one would not; names the key and what is wrong, never the value.
    """
    for each in properties:
        fault = _fault(each)
        if fault is not None:
            message = f"{each.name} {fault}, which an INI file cannot represent"
            advice = "choose another value; an INI file has no way to escape it"
            raise InputError(message, advice=advice, where=each.where)


def is_plain(value: Value) -> bool:
    """Return whether every reader of INI files reads a value unchanged."""
    return _fault(Property("", value, "")) is None


def _fault(prop: Property) -> str | None:
    text = revealed(prop.value)
    if prop.may_refer:
        text = _REFERENCE.sub("x", text)
    return next((words for words, is_so in _FAULTS if is_so(text)), None)


def _is_quoted(text: str) -> bool:
    return text[0] == text[-1] and text[0] in "\"'"


_FAULTS: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("is empty", lambda text: not text),
    (
        "contains a line break or a control character",
        lambda text: any(category(character) in _NOT_IN_A_LINE for character in text),
    ),
    ("begins or ends with a blank", lambda text: text != text.strip()),
    ("begins and ends with a quote", _is_quoted),
    ("contains text between percent signs", lambda text: bool(_REFERENCE.search(text))),
    ("contains characters outside ASCII", lambda text: not text.isascii()),
)
