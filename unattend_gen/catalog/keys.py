"""Published setup keys recognised by exact match, and what any key is as far as text can tell.

Nothing here says that an unlisted key is a MAK, a retail or an OEM key: that stands in the
activation data of an image, not in the key.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.core.placeholder import is_placeholder
from unattend_gen.core.product_key import Algorithm, ProductKey, is_placeholder_key
from unattend_gen.errors import ExitCode, KeyFormatError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.secret import Secret

_TYPED_GROUPS: Final = re.compile("[0-9A-Za-z]+(?:[-\u2010-\u2015][0-9A-Za-z]+)+")
"""What somebody typed as a key, if too little of it: no placeholder is written so."""

_KEY_LENGTH: Final = 29


class Channel(StrEnum):
    """What a key is for, as far as a published list or its place can tell."""

    GVLK = "gvlk"
    GENERIC = "generic"
    MAK = "mak"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PublishedKey:
    """A public setup key: not a secret, and it never activates by itself."""

    key: str
    channel: Channel
    product: str
    edition: str
    version: str
    family: str
    source: str


@cache
def published_keys() -> Mapping[str, PublishedKey]:
    """Every published key by its text."""
    folder = resources.schemas() / "keys"
    keys = {}
    for channel in (Channel.GVLK, Channel.GENERIC):
        for entry in read_json(folder / f"{channel}.json")["keys"]:
            keys[entry["key"]] = PublishedKey(
                key=entry["key"],
                channel=channel,
                product=entry["product"],
                edition=entry["edition"],
                version=entry["version"],
                family=entry["family"],
                source=entry["source"],
            )
    return keys


def published(key: ProductKey) -> PublishedKey | None:
    """The published key that this is, or None: then it may be a MAK, a retail or an OEM key."""
    return published_keys().get(key.secret.reveal())


@dataclass(frozen=True, slots=True)
class MalformedKey:
    """Text that is no product key; which group is wrong and why, never the text."""

    reason: str
    advice: str
    verdict: ClassVar[str] = "malformed"
    exit_code: ClassVar[ExitCode] = ExitCode.FINDINGS


@dataclass(frozen=True, slots=True)
class PlaceholderKey:
    """Text that stands for a key, such as `XXXXX-…` or `{{ product_key }}`."""

    advice: str = "put the key in its place; what is there stands for one"
    verdict: ClassVar[str] = "placeholder"
    exit_code: ClassVar[ExitCode] = ExitCode.FINDINGS


@dataclass(frozen=True, slots=True)
class MistypedKey:
    """A well-formed key whose checksum says that a character is wrong."""

    last_five: str
    generation: Algorithm
    advice: str = "compare it with its source, character by character; 8 and B are often confused"
    verdict: ClassVar[str] = "mistyped"
    exit_code: ClassVar[ExitCode] = ExitCode.FINDINGS


@dataclass(frozen=True, slots=True)
class ListedKey:
    """A published key: public, selects an edition, never activates by itself.

    Attributes:
        channel: GVLK or generic.
        source: the public list that has it.
    """

    last_five: str
    generation: Algorithm
    channel: Channel
    product: str
    edition: str
    source: str
    verdict: ClassVar[str] = "published"
    exit_code: ClassVar[ExitCode] = ExitCode.CLEAN


@dataclass(frozen=True, slots=True)
class UnlistedKey:
    """A well-formed key that no public list has: a MAK, a retail or an OEM key.

    Attributes:
        checksum_matches: None for generations without a checksum. A match does not make the key
            genuine.
    """

    last_five: str
    generation: Algorithm
    checksum_matches: bool | None
    advice: str = "nobody can tell a MAK from a retail or OEM key by its text; VAMT can look it up"
    verdict: ClassVar[str] = "unlisted"
    exit_code: ClassVar[ExitCode] = ExitCode.CLEAN


KeyInspection: TypeAlias = MalformedKey | PlaceholderKey | MistypedKey | ListedKey | UnlistedKey


def inspect_key(secret: Secret) -> KeyInspection:
    """What a key is, without network and without the key in the answer."""
    text = secret.reveal().strip()
    if _stands_for_key(text):
        return PlaceholderKey()
    try:
        key = ProductKey.parse(text)
    except KeyFormatError as error:
        return MalformedKey(error.message, error.advice)
    if key.checksum_matches is False:
        return MistypedKey(key.last_five, key.algorithm)
    listed = published(key)
    if listed is None:
        return UnlistedKey(key.last_five, key.algorithm, key.checksum_matches)
    return ListedKey(
        key.last_five,
        key.algorithm,
        listed.channel,
        listed.product,
        listed.edition,
        listed.source,
    )


def facts(inspection: KeyInspection) -> dict[str, str | bool | None]:
    """An inspection as names and values in the order they are told, for text and JSON alike."""
    return {"verdict": inspection.verdict, **asdict(inspection)}


def _stands_for_key(text: str) -> bool:
    if is_placeholder(text):
        return True
    is_fragment = len(text) < _KEY_LENGTH and _TYPED_GROUPS.fullmatch(text) is not None
    return is_placeholder_key(text) and not is_fragment
