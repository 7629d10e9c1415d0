"""Every catalogued setting in each of its passes, with the settings that it requires.

Few settings are valid alone: a partition needs a size, a domain join an account. This
module lists the settings that a setting requires, so that an answer file with it is valid.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from tests.samples import CANARY_PASSWORD, TEST_MAK
from tests.values import valid_values
from unattend_gen.catalog.facts import Kind, ValueType
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import windows_versions
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.setting_path import KEY_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.core.passes import Pass
    from unattend_gen.core.secret_source import SecretSource

_NEWEST: Final = "11-25h2"
_SETUP: Final = "windowsPE/Microsoft-Windows-Setup"
_DISK: Final = f"{_SETUP}/DiskConfiguration/Disk[1]"
_IMAGE: Final = f"{_SETUP}/ImageInstall/OSImage"
_IDENTIFICATION: Final = "specialize/Microsoft-Windows-UnattendedJoin/Identification"

_IMAGE_BY_INDEX: Final = {
    f"{_IMAGE}/InstallFrom/MetaData[1]/Key": "/IMAGE/INDEX",
    f"{_IMAGE}/InstallFrom/MetaData[1]/Value": "1",
}
_INSTALL_TO: Final = {
    f"{_IMAGE}/InstallTo/DiskID": "0",
    f"{_IMAGE}/InstallTo/PartitionID": "1",
}
_SIZE: Final = {f"{_DISK}/CreatePartitions/CreatePartition[1]/Size": "100"}

EXTRA_FILES: Final[Mapping[str, Mapping[str, str]]] = {
    # unclear-image-selection: where an image comes from says nothing about which it is
    f"{_IMAGE}/InstallFrom/Credentials/Domain": _IMAGE_BY_INDEX,
    f"{_IMAGE}/InstallFrom/Credentials/Password": _IMAGE_BY_INDEX,
    f"{_IMAGE}/InstallFrom/Credentials/Username": _IMAGE_BY_INDEX,
    f"{_IMAGE}/InstallFrom/Path": _IMAGE_BY_INDEX,
    # unclear-install-target: a disk and a partition of it
    f"{_IMAGE}/InstallTo/DiskID": _INSTALL_TO,
    f"{_IMAGE}/InstallTo/PartitionID": _INSTALL_TO,
    # unclear-partition-size: a partition has a size, or takes the rest
    f"{_DISK}/CreatePartitions/CreatePartition[1]/Order": _SIZE,
    f"{_DISK}/CreatePartitions/CreatePartition[1]/Type": _SIZE,
    # wrong-partition-format: a label is written when the partition is formatted
    f"{_DISK}/ModifyPartitions/ModifyPartition[1]/Label": {
        f"{_DISK}/ModifyPartitions/ModifyPartition[1]/Format": "NTFS"
    },
    # domain-join-without-credentials
    f"{_IDENTIFICATION}/JoinDomain": {
        f"{_IDENTIFICATION}/Credentials/Domain": "contoso.example",
        f"{_IDENTIFICATION}/Credentials/Username": "joiner",
        f"{_IDENTIFICATION}/Credentials/Password": "env:SECRET",
    },
    # auto-logon-without-count
    **{
        f"{pass_}/Microsoft-Windows-Shell-Setup/AutoLogon/Enabled": {
            f"{pass_}/Microsoft-Windows-Shell-Setup/AutoLogon/LogonCount": "1"
        }
        for pass_ in ("auditSystem", "oobeSystem", "specialize")
    },
}
"""The settings that a setting requires, by its path; the rule is named."""

_OF_A_PASS: Final[Mapping[str, Mapping[str, str]]] = {
    # pass-that-does-not-run: something has to lead to audit mode
    pass_: {
        "oobeSystem/Microsoft-Windows-Deployment/Reseal/Mode": "Audit",
        "oobeSystem/Microsoft-Windows-Deployment/Reseal/ForceShutdownNow": "false",
    }
    for pass_ in ("auditSystem", "auditUser")
}
"""The settings that every setting of a pass requires."""

_VALUES: Final[Mapping[str, str]] = {
    "WillShowUI": "OnError",  # setup-page-always-shown: Always stops each installation
    "Order": "1",  # the item is the first
    "Upgrade": "false",  # setting-ignored-in-upgrade: the licence is accepted too
}
"""Values, by name, of settings for which not every value of the catalog works alone."""

_TEXTS: Final = frozenset({ValueType.STRING, ValueType.IP_ADDRESS})

SAID_OF_THE_SETTING: Final = frozenset({"deprecated-setting", "removed-setting"})
"""Rules whose finding is about the setting itself, regardless of other settings."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A setting of the catalog in one pass, or what identifies an item of a keyed list.

    Every list item in its path has position 1.
    """

    path: str
    component: Component
    setting: Setting

    @property
    def is_secret(self) -> bool:
        """Whether a spec has to name a source for it; of a keyed item the key is meant."""
        is_key = self.path.endswith(KEY_VALUE)
        return self.setting.sensitive and (is_key or not self.setting.key_attribute)

    def values(self) -> st.SearchStrategy[str]:
        """Texts for it as a spec has them: a source instead of a secret."""
        if self.is_secret and self.setting.path != "UserData/ProductKey/Key":
            is_key = self.setting.type is ValueType.PRODUCT_KEY
            return st.just("env:KEY" if is_key else "env:SECRET")
        if self.path.endswith(KEY_VALUE):
            return st.sampled_from(["1", "RemoteDesktop", "a b"])
        if self.setting.name in _VALUES:
            return st.just(_VALUES[self.setting.name])
        return valid_values(self.setting)

    def settings(self, value: str) -> dict[str, str]:
        """The entries of `[settings]` for this setting and what it needs."""
        of_pass = _OF_A_PASS.get(self.path.partition("/")[0], {})
        return {**of_pass, **EXTRA_FILES.get(self.path, {}), **self._text(), self.path: value}

    def _text(self) -> dict[str, str]:
        """The text of the item that a key identifies, where it has one of its own."""
        item, slash, attribute = self.path.rpartition("/")
        has_text = attribute == KEY_VALUE and self.setting.type in _TEXTS
        return {item: "192.0.2.1"} if slash and has_text else {}

    @property
    def windows(self) -> str:
        """The newest Windows version that has the setting."""
        names = [version.name for version in windows_versions()]
        last = names.index(_NEWEST)
        for fact in self._facts():
            if fact.removed is not None:
                last = min(last, names.index(fact.removed) - 1)
        return names[last]

    @property
    def may_be_told(self) -> frozenset[str]:
        """The findings that the catalog itself makes of the setting."""
        is_old = any(fact.deprecated or fact.removed for fact in self._facts())
        return SAID_OF_THE_SETTING if is_old else frozenset()

    def _facts(self) -> Iterator[Setting | Component]:
        yield self.component
        for path in accumulate(self.setting.path.split("/"), "{}/{}".format):
            yield self.component.settings[path]


def _places(component: Component, pass_: Pass) -> Iterator[Placed]:
    for setting in component.settings.values():
        if pass_ not in setting.passes:
            continue
        path = _address(component, setting, pass_)
        if setting.takes_value:
            yield Placed(path, component, setting)
        if setting.key_attribute:
            yield Placed(f"{path}/{KEY_VALUE}", component, setting)


def _address(component: Component, setting: Setting, pass_: Pass) -> str:
    steps = [
        f"{path.rpartition('/')[2]}[1]"
        if component.settings[path].kind is Kind.LIST_ITEM
        else path.rpartition("/")[2]
        for path in accumulate(setting.path.split("/"), "{}/{}".format)
    ]
    return "/".join((pass_, component.name, *steps))


SETTINGS: Final[Mapping[str, tuple[Placed, ...]]] = {
    f"{component.name} in {pass_}": places
    for component in catalog().components()
    for pass_ in component.passes
    if (places := tuple(_places(component, pass_)))
}
"""All settings with a value, and keys of keyed items, by component and pass."""


def secret_of(source: SecretSource, kind: SecretKind) -> Secret:
    """Return the secrets that the sources of these specs contain."""
    return Secret(TEST_MAK if str(source) == "env:KEY" else CANARY_PASSWORD, kind)
