"""Texts that may be shown: without the secrets that commands carry and keys that are none's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.key_mask import secret_keys
from unattend_gen.catalog.keys import published
from unattend_gen.core.secret import MASK
from unattend_gen.core.secret_text import command_secrets, key_at

if TYPE_CHECKING:
    from collections.abc import Iterator


def masked(text: str) -> str:
    """The text with a mask for each password in a command and each key that is not published."""
    shown, done = "", 0
    for start, end in sorted(_secret_spans(text)):
        if start >= done:
            shown += text[done:start] + MASK
        done = max(done, end)
    return shown + text[done:]


def _secret_spans(text: str) -> Iterator[tuple[int, int]]:
    for secret in command_secrets(text):
        if not _is_published(text, *secret.span):
            yield secret.span
    for start, end, _ in secret_keys(text):
        yield start, end


def _is_published(text: str, start: int, end: int) -> bool:
    key = key_at(text, start, end)
    return key is not None and published(key) is not None
