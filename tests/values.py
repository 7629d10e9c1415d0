"""Strategies for values that the catalog allows, for properties over all settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.catalog.facts import ValueType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.catalog.facts import Setting

XML_TEXT: Final = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"
    ).filter(lambda character: character >= " " or character in "\t\n\r"),
    max_size=40,
)
"""Any text that XML can carry."""

_PLAIN: Final = st.characters(codec="latin-1", categories=["Ll", "Lu", "Nd"])
_ASCII: Final = st.characters(codec="ascii", exclude_categories=["Cc"])
_LONGEST: Final = 40
_GUID: Final = st.uuids().map(lambda uuid: f"{{{uuid}}}")

_BY_TYPE: Final[Mapping[ValueType, st.SearchStrategy[str]]] = {
    ValueType.BOOLEAN: st.sampled_from(["true", "false"]),
    ValueType.PASSWORD: st.just(CANARY_PASSWORD),
    ValueType.PRODUCT_KEY: st.just(TEST_MAK),
    ValueType.COMMAND: st.sampled_from(["cmd /c ver", 'cmd /c dir | find "a" > a.txt & ver']),
    ValueType.PATH: st.sampled_from(["C:\\Drivers", "\\\\server\\share\\a b"]),
    ValueType.URL: st.just("https://example.org/?a=1&b=2"),
    ValueType.GUID: _GUID,
    ValueType.SID: st.just("S-1-5-21-1004336348-1177238915-682003330-512"),
    ValueType.LOCALE: st.sampled_from(["en-US", "de-DE", "sr-Latn-RS"]),
    ValueType.INPUT_LOCALE: st.sampled_from(["0409:00000409", "de-DE", "en-US;0407:00000407"]),
    ValueType.TIME_ZONE: st.sampled_from(["UTC", "W. Europe Standard Time"]),
    ValueType.COMPUTER_NAME: st.sampled_from(["PC-1", "*"]),
    ValueType.IP_ADDRESS: st.ip_addresses().map(str),
    ValueType.MAC_ADDRESS: st.just("02-BF-0A-00-00-01"),
    ValueType.RESOURCE_REF: st.just("@shell32.dll,-100"),
    ValueType.BASE64: st.just("QUJDRA=="),
}

_BY_PATH: Final[Mapping[str, st.SearchStrategy[str]]] = {
    "UserData/ProductKey/Key": st.just(GVLK_ENTERPRISE),
}
"""A key in windowsPE picks the edition: a MAK there is a mistake."""


def valid_values(setting: Setting) -> st.SearchStrategy[str]:
    """Return a strategy for texts that the catalog allows: set, pattern, type, bounds."""
    if setting.path in _BY_PATH:
        return _BY_PATH[setting.path]
    if setting.name == "PlainText":
        return st.just("true")
    if setting.values or setting.flags:
        return st.sampled_from(setting.values or setting.flags)
    if setting.list_values:
        words = st.lists(st.sampled_from(setting.list_values), min_size=1, unique=True)
        return words.map((setting.separator or " ").join)
    if setting.type is ValueType.INTEGER and setting.pattern is None:
        return _integers(setting)
    by_type = _BY_TYPE.get(setting.type) if setting.type else None
    return _texts(setting) if by_type is None else by_type


def _integers(setting: Setting) -> st.SearchStrategy[str]:
    least = setting.min or 0
    most = setting.max if setting.max is not None else least + 100
    return st.integers(least, most).map(str)


def _texts(setting: Setting) -> st.SearchStrategy[str]:
    if setting.pattern is not None:
        return st.from_regex(setting.pattern, fullmatch=True, alphabet=_ASCII)
    longest = min(setting.max_length or _LONGEST, _LONGEST)
    return st.text(_PLAIN, min_size=setting.min_length or 1, max_size=longest)
