"""`key`: what a product key is, without showing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.secret import SecretKind

if TYPE_CHECKING:
    from unattend_gen.catalog.key_inspection import KeyFacts, KeyInspection


def inspect_key(source: str) -> KeyInspection:
    """What the key of a secret source is; the answer does not hold the key.

    Raises:
        InputError: no such form of source, or it gives nothing.
    """
    from unattend_gen.catalog.key_inspection import inspect_key as inspect
    from unattend_gen.core.secret_source import parse_source
    from unattend_gen.spec.secrets import read_secret

    return inspect(read_secret(parse_source(source), SecretKind.PRODUCT_KEY))


def key_facts(inspection: KeyInspection) -> KeyFacts:
    """An inspection as names and values in the order they are told."""
    from unattend_gen.catalog.key_inspection import facts

    return facts(inspection)
