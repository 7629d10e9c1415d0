"""What any product key is, as far as its text can tell.

Nothing here says that an unlisted key is a MAK, a retail or an OEM key: that stands in the
activation data of an image, not in the key.
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
    advice: str = "compare it with its source, character by character; 8 and B are easily confused"
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
KeyFacts: TypeAlias = dict[str, str | bool | None]


def inspect_key(secret: Secret) -> KeyInspection:
    """What a key is, without network and without the key in the answer."""
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
    """The key in its usual spelling, if it may be a MAK as far as its text can tell.

    Raises:
        KeyFormatError: it is no key, was mistyped, stands for one, or is a published key that
            activates nothing.
    """
    match read_key_text(secret.reveal()):
        case KeyPlaceholder():
            message = "what was given stands for a key and is none"
            raise KeyFormatError(message, advice=PlaceholderKey().advice)
        case InvalidKey(message, advice):
            raise KeyFormatError(message, advice=advice)
        case ProductKey() as key:
            _demand_secret_key(_inspected(key))
            return key.secret
        case other:
            assert_never(other)


def facts(inspection: KeyInspection) -> KeyFacts:
    """An inspection as names and values in the order they are told, for text and JSON alike."""
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


def _demand_secret_key(inspection: MistypedKey | ListedKey | UnlistedKey) -> None:
    match inspection:
        case MistypedKey():
            message = (
                f"the key ending in {inspection.last_five} was mistyped: its checksum is wrong"
            )
            raise KeyFormatError(message, advice=inspection.advice)
        case ListedKey():
            kind = "GVLK" if inspection.channel is Channel.GVLK else "generic key"
            message = f"this is no MAK: it is the published {kind} of {inspection.product},"
            message += f" {inspection.edition}"
            advice = "give the MAK; a published key activates nothing by itself"
            raise KeyFormatError(message, advice=advice)
        case UnlistedKey():
            return
        case other:
            assert_never(other)
