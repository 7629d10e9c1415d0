"""The slugs of all rules of answer files, without loading any."""

from __future__ import annotations

from functools import cache

from unattend_gen import plugins
from unattend_gen.rules import answer_file


@cache
def rule_names() -> tuple[str, ...]:
    """Every slug, in their order; the name of a rule's file with dashes."""
    return tuple(name.replace("_", "-") for name in plugins.names(answer_file))
