"""One place in a document where a secret stands or could stand."""

from __future__ import annotations

from dataclasses import dataclass

from unattend_gen.core.finding import Confidence
from unattend_gen.core.secret import Secret, SecretKind  # noqa: TC001 - dataclass fields
from unattend_gen.detect.holding import Holding  # noqa: TC001 - dataclass field


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """What a detector saw; live or not, the `holding` says.

    It lives as long as its document is looked at and never leaves the process: the secret in it
    refuses to be pickled.

    Attributes:
        kind: what it is if it is live.
        holding: what stands there.
        where: what it stands in, in words of ours: `a setting`, `a command (net user)`.
        span: first and behind-last index in the text of the reading, of exactly the value; None
            where no place in the text is the value's own, as in a decoded blob.
        whole: what Setup itself would replace by its marker, where that is more than the value:
            the content of the element around it.
        envelope: first and behind-last index in the text of the reading of the base64 text that
            carries it, among other things.
        line: counted from 1; needed where there is no span.
        secret: the value as it would be used: a key in upper case, a password decoded.
        setting: the address of a setting, a registry value, an INI key; never a value.
        last_five: of a product key that is well formed.
        replacement: what a scrub writes in its place, where Setup's marker would make the document
            something else: a value in hexadecimal.
        rule: another rule's slug than that of what was left, or None.
    """

    kind: SecretKind
    holding: Holding
    where: str
    span: tuple[int, int] | None = None
    whole: tuple[int, int] | None = None
    envelope: tuple[int, int] | None = None
    line: int | None = None
    secret: Secret | None = None
    setting: str | None = None
    last_five: str | None = None
    confidence: Confidence = Confidence.HIGH
    replacement: str | None = None
    rule: str | None = None
