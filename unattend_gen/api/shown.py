"""Names and messages made safe to show: no control characters, no product keys."""

from __future__ import annotations

from unattend_gen.catalog.keys import shown_name, without_secret_keys
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable

__all__ = ("printable", "shown_name", "without_keys", "without_secret_keys")
