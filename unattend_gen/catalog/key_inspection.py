"""Determine the kind of a product key from its text.

The text does not say whether an unlisted key is a MAK, a retail or an OEM key; the activation data
of an image does.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias, assert_never

from unattend_gen.catalog.keys import Channel, published
from unattend_gen.core.product_key import InvalidKey, KeyPlaceholder, ProductKey, read_key_text
from unattend_gen.errors import ExitCode, KeyFormatError

if TYPE_CHECKING:
    from unattend_gen.core.product_key import Algorithm
    from unattend_gen.core.secret import Secret


@dataclass(frozen=True, slots=True)
class MalformedKey:
    """Text that is not a product key; the reason does not contain the text."""

    reason: str
    advice: str
    verdict: ClassVar[str] = "malformed"
    exit_code: ClassVar[ExitCode] = ExitCode.FINDINGS


@dataclass(frozen=True, slots=True)
class PlaceholderKey:
    """A placeholder, such as `XXXXX-…` or `{{ product_key }}`."""

    advice: str = "this is a placeholder; put the product key in its place"
    verdict: ClassVar[str] = "placeholder"
    exit_code: ClassVar[ExitCode] = ExitCode.FINDINGS


@dataclass(frozen=True, slots=True)
class MistypedKey:
    """A well-formed key with a wrong checksum."""

    last_five: str
    generation: Algorithm
    advice: str = "compare it with its source, character by character; 8 and B are easily confused"
    verdict: ClassVar[str] = "mistyped"
    exit_code: ClassVar[ExitCode] = ExitCode.FINDINGS


@dataclass(frozen=True, slots=True)
class ListedKey:
    """A published key, which selects an edition and never activates by itself.

    Attributes:
        channel: GVLK or generic.
        source: the public list that contains it.
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
    """A well-formed key that is not published: a MAK, a retail or an OEM key.

    Attributes:
        checksum_matches: None for generations without a checksum. A match does not mean that
            the key is genuine.
    """

    last_five: str
    generation: Algorithm
    checksum_matches: bool | None
    advice: str = "its text does not say if it is a MAK, retail or OEM key; VAMT can look it up"
    verdict: ClassVar[str] = "unlisted"
    exit_code: ClassVar[ExitCode] = ExitCode.CLEAN


KeyInspection: TypeAlias = MalformedKey | PlaceholderKey | MistypedKey | ListedKey | UnlistedKey
KeyFacts: TypeAlias = dict[str, str | bool | None]


def inspect_key(secret: Secret) -> KeyInspection:
    """Return the kind of a key, without network; the result does not contain the key."""
    match read_key_text(secret.reveal()):
        case KeyPlaceholder():
            return PlaceholderKey()
        case InvalidKey(message, advice):
            return MalformedKey(message, advice)
        case ProductKey() as key:
            return _inspected(key)
        case other:
            assert_never(other)


def mak(secret: Secret) -> Secret:
    """Return the key in its canonical spelling if it may be a MAK.

    Raises:
        KeyFormatError: it is malformed, mistyped, a placeholder, or a published key, which never
            activates.
    """
    match read_key_text(secret.reveal()):
        case KeyPlaceholder():
            message = "this is a placeholder, not a product key"
            raise KeyFormatError(message, advice=PlaceholderKey().advice)
        case InvalidKey(message, advice):
            raise KeyFormatError(message, advice=advice)
        case ProductKey() as key:
            _require_unlisted(_inspected(key))
            return key.secret
        case other:
            assert_never(other)


def facts(inspection: KeyInspection) -> KeyFacts:
    """Return an inspection as names and values in order, for text and JSON."""
    return {"verdict": inspection.verdict, **asdict(inspection)}


def _inspected(key: ProductKey) -> MistypedKey | ListedKey | UnlistedKey:
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


def _require_unlisted(inspection: MistypedKey | ListedKey | UnlistedKey) -> None:
    match inspection:
        case MistypedKey():
            message = f"the key ending in {inspection.last_five} is mistyped: its checksum is wrong"
            raise KeyFormatError(message, advice=inspection.advice)
        case ListedKey():
            kind = "GVLK" if inspection.channel is Channel.GVLK else "generic key"
            message = f"this is not a MAK but the published {kind} of {inspection.product},"
            message += f" {inspection.edition}"
            advice = "use the MAK; a published key does not activate by itself"
            raise KeyFormatError(message, advice=advice)
        case UnlistedKey():
            return
        case other:
            assert_never(other)
