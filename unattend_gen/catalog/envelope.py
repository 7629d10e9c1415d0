"""The frame of an answer file: namespaces, passes, and attributes of `component`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from unattend_gen import resources
from unattend_gen.catalog.load import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Facts about the frame from the vendor's own schema.

    Attributes:
        namespace: of all elements; `wcm_namespace` is that of list item attributes.
        passes: the seven in the order they run, then one that only the schema has.
        required_attributes: of `component`, as are `optional_attributes`.
        patterns: regular expressions for some of these attributes, anchored at both ends.
    """

    namespace: str
    wcm_namespace: str
    passes: tuple[str, ...]
    required_attributes: tuple[str, ...]
    optional_attributes: tuple[str, ...]
    patterns: Mapping[str, str]


@cache
def envelope() -> Envelope:
    """Return the facts that are part of this program."""
    data = read_json(resources.schemas() / "answer-file.json")
    facts = data["envelope"]
    return Envelope(
        namespace=facts["namespace"],
        wcm_namespace=facts["wcm_namespace"],
        passes=(*data["passes"], *facts["schema_passes_extra"]),
        required_attributes=tuple(facts["component_attributes"]["required"]),
        optional_attributes=tuple(facts["component_attributes"]["optional"]),
        patterns=MappingProxyType(facts["patterns"]),
    )
