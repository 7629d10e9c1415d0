"""Published setup keys in a spec: the only keys that may stand there."""

from __future__ import annotations

from unattend_gen.catalog.keys import published
from unattend_gen.core.product_key import ProductKey
from unattend_gen.errors import KeyFormatError


def published_key(text: str) -> str | None:
    """The text as a key in upper case when it is a published one, or None."""
    try:
        key = ProductKey.parse(text)
    except KeyFormatError:
        return None
    found = published(key)
    return found.key if found else None
