"""Find the setting of a path in the catalog, and check texts against its limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NoReturn

from unattend_gen.catalog.facts import Kind, ValueType
from unattend_gen.catalog.words import nearest
from unattend_gen.core.setting_path import KEY_VALUE, Step
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.setting_path import SettingPath


@dataclass(frozen=True, slots=True)
class KnownSetting:
    """A path with the setting it names.

    Attributes:
        path: with a position for each list item; 1 if none was written.
        component: the component that contains it.
        setting: the catalog entry of the element.
    """

    path: SettingPath
    component: Component
    setting: Setting

    @property
    def is_secret(self) -> bool:
        """Whether the value is a secret.

        For an item of a keyed list only the identifying attribute is: the name of an SNMP community
        is a secret, but the text of its item is a number.
        """
        if not self.setting.sensitive:
            return False
        return self.path.is_key_value or not self.setting.key_attribute


def known_setting(path: SettingPath, catalog: Catalog) -> KnownSetting:
    """Return the setting of a path.

    Raises:
        InputError: the setting does not exist, is not valid in this pass, or has no value. The
            message contains only names from the catalog.
    """
    component = catalog.component(path.component) or _no_component(path, catalog)
    elements = path.steps[:-1] if path.is_key_value else path.steps
    names = tuple(accumulate((step.name for step in elements), "{}/{}".format))
    settings = tuple(component.settings.get(name) or _no_setting(component, name) for name in names)
    steps = tuple(map(_numbered, settings, elements))
    attribute = (Step(KEY_VALUE),) if path.is_key_value else ()
    known = KnownSetting(replace(path, steps=(*steps, *attribute)), component, settings[-1])
    _require_value(known)
    _require_pass(known)
    return known


def _no_component(path: SettingPath, catalog: Catalog) -> NoReturn:
    meant = catalog.resolve(path.component)
    near = meant.name if meant else nearest(path.component, catalog.names)
    message = "the catalog does not have this component"
    advice = f"did you mean {near}?" if near else "unattend-gen explain components lists them"
    raise InputError(message, advice=advice)


def _no_setting(component: Component, name: str) -> NoReturn:
    near = _meant(component, name)
    message = f"{component.name} does not have this setting"
    advice = (
        f"did you mean {near}?" if near else f"unattend-gen explain {component.name} lists them"
    )
    raise InputError(message, advice=advice)


def _meant(component: Component, name: str) -> str | None:
    """Return a setting further down with the same last name, else the one with the nearest name."""
    parent, _, last = name.rpartition("/")
    below = f"{parent}/" if parent else ""
    for path in component.settings:
        if path.startswith(below) and path.lower().endswith(f"/{last.lower()}"):
            return path
    siblings = [setting.path for setting in component.children(parent)]
    return nearest(name, siblings) or nearest(name, component.settings)


def _numbered(setting: Setting, step: Step) -> Step:
    if setting.kind is Kind.LIST_ITEM:
        return replace(step, position=step.position or 1)
    if step.position is not None:
        message = f"{setting.name} is not a list item, so it takes no number"
        raise InputError(message, advice=f"write {setting.name} without the number")
    return step


def _require_value(known: KnownSetting) -> None:
    setting = known.setting
    if known.path.is_key_value and not setting.key_attribute:
        message = f"{setting.name} is not an item of a keyed list"
        raise InputError(message, advice="remove the last step")
    if not known.path.is_key_value and not setting.takes_value:
        below = ", ".join(child.name for child in known.component.children(setting.path))
        message = f"{setting.name} contains other settings and has no value of its own"
        raise InputError(message, advice=f"set one of these below it: {below}")


def _require_pass(known: KnownSetting) -> None:
    setting, pass_ = known.setting, known.path.pass_
    of_some_version = {each for passes in setting.passes_by_version.values() for each in passes}
    if pass_ not in setting.passes and pass_ not in of_some_version:
        message = f"{setting.name} is not valid in the {pass_} pass"
        raise InputError(message, advice=f"set it in {' or '.join(setting.passes)}")


_GENERATED_NAME: Final = "*"
"""The computer name for which Windows generates one."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a text is not valid for a setting, and what to do; neither contains the text."""

    message: str
    advice: str


def unfit(setting: Setting, text: str) -> Unfit | None:
    """Return what is wrong with the length or characters of a text, or None."""
    is_computer = setting.type is ValueType.COMPUTER_NAME
    if is_computer and text == _GENERATED_NAME:
        return None
    if not text.strip():
        return Unfit("is empty", "give it a value or remove the key")
    return _too_long(setting, text) or _forbidden(setting, text) or _all_digits(setting, text)


def _too_long(setting: Setting, text: str) -> Unfit | None:
    """Check the length; of a computer name in bytes, as the reference says."""
    is_computer = setting.type is ValueType.COMPUTER_NAME
    length = len(text.encode("utf-8", "surrogatepass")) if is_computer else len(text)
    if setting.max_length is None or length <= setting.max_length:
        return None
    return Unfit(
        f"is longer than {setting.max_length} characters",
        f"shorten it to at most {setting.max_length} characters",
    )


def _forbidden(setting: Setting, text: str) -> Unfit | None:
    if not any(character in text for character in setting.forbidden_characters):
        return None
    shown = (
        "a blank" if character == " " else character for character in setting.forbidden_characters
    )
    return Unfit("contains a character that is not allowed", f"do not use: {' '.join(shown)}")


def _all_digits(setting: Setting, text: str) -> Unfit | None:
    if setting.type is not ValueType.COMPUTER_NAME or not text.isdigit():
        return None
    return Unfit("consists of digits only", "add a letter to the name")
