"""`key`: identify a product key without showing it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.api.inputs import require_format, require_texts
from unattend_gen.api.secret_values import reader
from unattend_gen.core.secret import Secret, SecretKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.api.secret_values import Secrets
    from unattend_gen.errors import ExitCode

Fact: TypeAlias = str | bool | None

FORMATS: Final = ("text", "json")


@dataclass(frozen=True, slots=True)
class KeyOutcome:
    """The facts about a product key; the key itself is not among them.

    Attributes:
        verdict: `unlisted`, `published`, `mistyped`, `malformed` or `placeholder`.
        facts: names and values in the order of the report; which ones depends on the verdict.
        exit_code: 1 for a key that is mistyped, malformed or a placeholder.
    """

    verdict: str
    facts: Mapping[str, Fact]
    exit_code: ExitCode

    def format(self, format_: str = "text") -> str:
        """Return the facts as `text` or `json`.

        Raises:
            UsageError: there is no such format.
        """
        require_format(format_, FORMATS)
        if format_ == "json":
            return json.dumps({"schema": "unattend-gen/key/1", **self.facts}, indent=2) + "\n"
        return "".join(
            f"{name.replace('_', ' ') + ':':18} {_word(fact)}\n"
            for name, fact in self.facts.items()
        )


def key(key_from: str | Secret, *, secrets: Secrets | None = None) -> KeyOutcome:
    """Identify a product key: malformed, mistyped, a placeholder, published or unlisted.

    Args:
        key_from: a secret source such as `env:NAME` or `file:PATH`, or the key as a `Secret`.
        secrets: values that replace the variables of `env:NAME` sources.

    Raises:
        UsageError: an argument has the wrong type.
        SecretSourceError: the source is malformed or cannot be read.
    """
    from unattend_gen.catalog.key_inspection import facts, inspect_key
    from unattend_gen.core.secret_source import parse_source

    if not isinstance(key_from, Secret):
        require_texts(key_from=key_from)
        key_from = reader(secrets)(parse_source(key_from), SecretKind.PRODUCT_KEY)
    inspection = inspect_key(key_from)
    return KeyOutcome(inspection.verdict, facts(inspection), inspection.exit_code)


def _word(fact: Fact) -> str:
    match fact:
        case None:
            return "unknown"
        case bool():
            return "yes" if fact else "no"
        case _:
            return fact
