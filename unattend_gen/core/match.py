"""A piece of text that may be a secret, and the kinds of content that detectors tell apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.core.finding import Confidence
from unattend_gen.core.report import SettingState
from unattend_gen.core.secret import Secret, SecretKind  # noqa: TC001 - dataclass fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENCODED: Final = "encoded PowerShell command"
"""The `command` of a match inside an encoded command; its span covers the whole base64 text."""


class ContentKind(StrEnum):
    """What a place that can hold a secret contains."""

    MARKER = "marker"
    MISSPELT_MARKER = "misspelt marker"
    EMPTY = "empty"
    ENCODED_EMPTY = "encoded empty password"
    PLACEHOLDER = "placeholder"
    PUBLISHED_KEY = "published key"
    MASKED = "masked key"
    CLEAR = "clear"
    ENCODED = "encoded"
    ENCODED_WITHOUT_SUFFIX = "encoded without suffix"
    HASHED = "hashed"

    @property
    def state(self) -> SettingState:
        """The state that reports name; placeholders and published keys are clear text."""
        match self:
            case ContentKind.MARKER | ContentKind.MISSPELT_MARKER:
                return SettingState.MARKER
            case ContentKind.EMPTY | ContentKind.ENCODED_EMPTY:
                return SettingState.EMPTY
            case (
                ContentKind.CLEAR
                | ContentKind.PLACEHOLDER
                | ContentKind.PUBLISHED_KEY
                | ContentKind.MASKED
            ):
                return SettingState.CLEAR
            case ContentKind.ENCODED | ContentKind.ENCODED_WITHOUT_SUFFIX | ContentKind.HASHED:
                return SettingState.ENCODED
        assert_never(self)

    @property
    def is_leak(self) -> bool:
        """Whether the content is a live secret."""
        return self in _LEAKS


_LEAKS: Final = frozenset(
    {
        ContentKind.CLEAR,
        ContentKind.ENCODED,
        ContentKind.ENCODED_WITHOUT_SUFFIX,
        ContentKind.HASHED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A piece of text that may be a secret; `content` says whether it is live.

    A match exists only while its document is searched. It never leaves the process, because the
    secret in it refuses to be pickled.

    Attributes:
        kind: what it is if it is live. A product key in a command may be a published one.
        content: what the text contains.
        where: what contains it, in our own words: `a setting`, `a command (net user)`.
        command: name of the command that carries it (`net user`), or None; never text of the
            document.
        span: start and end index in the text that was searched, without quotes; None if no piece
            of that text is exactly the value, as in a decoded blob.
        whole: what Setup itself would replace with its marker if that is more than the value: the
            content of the element around it.
        envelope: start and end index of the base64 text that encodes it along with other text.
        line: counted from 1 in the text that was searched; required if there is no span.
        secret: the value as it would be used: a key in upper case, a password decoded. None if
            it is encoded inside a command.
        setting: address of a setting or registry value, or name of an INI key; never a value.
        last_five: last five characters of a well-formed product key.
        replacement: text that `scrub` writes instead of Setup's marker, for values in hexadecimal.
    """

    kind: SecretKind
    content: ContentKind = ContentKind.CLEAR
    where: str = ""
    command: str | None = None
    span: tuple[int, int] | None = None
    whole: tuple[int, int] | None = None
    envelope: tuple[int, int] | None = None
    line: int | None = None
    secret: Secret | None = field(default=None, compare=False)
    setting: str | None = None
    last_five: str | None = None
    confidence: Confidence = Confidence.HIGH
    replacement: str | None = None

    @property
    def start(self) -> int:
        """Index of the first character; the match must have a span."""
        return self._known_span()[0]

    @property
    def end(self) -> int:
        """Index after the last character; the match must have a span."""
        return self._known_span()[1]

    def inside(
        self,
        where: str,
        *,
        span: tuple[int, int] | None = None,
        line: int | None = None,
        setting: str | None = None,
    ) -> Match:
        """Return the same match as part of a larger document.

        Args:
            where: what contains it; the name of the command is appended.
            span: its span in the document.
            line: its line in the document, if there is no span.
            setting: address of the setting around it.
        """
        return replace(
            self,
            where=f"{where} ({self.command})" if self.command else where,
            span=span,
            envelope=span if self.command == ENCODED else None,
            line=line,
            setting=setting,
        )

    def _known_span(self) -> tuple[int, int]:
        if self.span is None:
            raise ValueError(self.where)
        return self.span


def live(matches: Iterable[Match]) -> Iterator[Match]:
    """Yield the matches that are live secrets."""
    return (match for match in matches if match.content.is_leak)
