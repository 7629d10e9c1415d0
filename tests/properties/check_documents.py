"""Panther copies for properties: every sensitive setting of the catalog, left or scrubbed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from tests.samples import (
    CANARY_PASSWORD,
    MARKER,
    OTHER_TEST_MAK,
    TEST_MAK,
    a_component,
    an_answer_file,
)
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.words import sensitive_settings
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable

_HOLDERS: Final = frozenset({"Value", "Key"})
ENCODED: Final = tuple(
    encode_password(Secret(CANARY_PASSWORD), suffix).reveal()
    for suffix in ("Password", "AdministratorPassword", "OfflineAdministratorPassword")
)
CANARIES: Final = (CANARY_PASSWORD, TEST_MAK, OTHER_TEST_MAK, *ENCODED)
"""Texts that no report may contain."""


@dataclass(frozen=True)
class Spot:
    """A sensitive setting in one of its passes."""

    pass_: str
    component: str
    path: str
    is_attribute: bool

    def left(self) -> str:
        """The element with a live secret in clear text."""
        if self.is_attribute:
            return self._around(f'<{self._name} wcm:keyValue="{CANARY_PASSWORD}">4</{self._name}>')
        is_key = self._name in {"ProductKey", "Key"}
        return self._around(self._element(TEST_MAK if is_key else CANARY_PASSWORD))

    def left_encoded(self) -> str:
        """The element with its secret encoded, where there is an encoding."""
        if self._name != "Value":
            return self.left()
        suffix = self.path.split("/")[-2]
        value = encode_password(Secret(CANARY_PASSWORD), suffix).reveal()
        return self._around(f"{self._element(value)}<PlainText>false</PlainText>")

    def scrubbed(self) -> str:
        """Return the element with the marker instead of its text."""
        if self.is_attribute:
            return self._around(f'<{self._name} wcm:keyValue="{MARKER}">4</{self._name}>')
        return self._around(self._element(MARKER))

    def scrubbed_whole(self) -> str:
        """Return the element with the marker instead of the whole content of its container."""
        return self._around(MARKER) if self._name in _HOLDERS else self.scrubbed()

    @property
    def _name(self) -> str:
        return self.path.rpartition("/")[2]

    def _element(self, text: str) -> str:
        return f"<{self._name}>{text}</{self._name}>"

    def _around(self, content: str) -> str:
        for name in reversed(self.path.split("/")[:-1]):
            content = f"<{name}>{content}</{name}>"
        return content


SPOTS: Final = tuple(
    Spot(pass_.value, component.name, setting.path, setting.key_attribute)
    for component, setting in sensitive_settings(catalog())
    for pass_ in setting.passes
)
SOME_SPOTS: Final = st.lists(st.sampled_from(SPOTS), min_size=1, max_size=8, unique=True)
SCRUBBINGS: Final = st.sampled_from([Spot.scrubbed, Spot.scrubbed_whole])
LEAVINGS: Final = st.sampled_from([Spot.left, Spot.left_encoded])


def a_copy(parts: Iterable[tuple[Spot, str]], *, is_processed: bool = True) -> bytes:
    """Return a Panther copy with these settings, each in a component of its own."""
    passes = [(spot.pass_, a_component(spot.component, body)) for spot, body in parts]
    processed = tuple(name for name, _ in passes) if is_processed else ()
    return an_answer_file(*passes, processed=processed)
