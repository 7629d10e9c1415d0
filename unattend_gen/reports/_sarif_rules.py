"""The rules of a SARIF log, and text as SARIF wants it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Severity
from unattend_gen.core.quoting import printable
from unattend_gen.core.secret import MARKER

if TYPE_CHECKING:
    from unattend_gen.core.finding import RulePage
    from unattend_gen.core.report import Report
    from unattend_gen.reports._encode import Object

_PLACEHOLDER: Final = re.compile(r"\{(\d+)\}")
_BRACKET: Final = re.compile(r"([\[\]\\])")
_SECURITY_SEVERITY: Final = {Severity.ERROR: "8.0", Severity.WARNING: "6.0", Severity.NOTE: "3.0"}
"""The middle of what code scanning calls high, medium and low; only where a secret is exposed."""


def encode_rules(report: Report) -> list[Object]:
    """Each rule that spoke, in the order of the slugs; without its page where none is known."""
    slugs = sorted(report.rules())
    return [_rule(slug, report.pages.get(slug)) for slug in slugs]


def sarif_text(text: str) -> str:
    """A text that stays text: no link, no placeholder, no control character.

    In a SARIF message `[a](b)` is a link and `{0}` an argument, with or without Markdown.
    """
    shown = _PLACEHOLDER.sub(r"{{\1}}", printable(text))
    return _BRACKET.sub(r"\\\1", shown) if "](" in shown else shown


def _rule(slug: str, page: RulePage | None) -> Object:
    if page is None:
        return {"id": slug}
    card = page.card
    return {
        "id": slug,
        "shortDescription": {"text": card.summary},
        "fullDescription": {"text": page.lead},
        "defaultConfiguration": {"level": card.severity.label},
        "help": {"text": _help(slug, page.text), "markdown": _help(slug, _marked(page.text))},
        "properties": _properties(page),
    }


def _help(slug: str, text: str) -> str:
    return f"{text.rstrip()}\n\nIn a terminal: `unattend-gen explain {slug}`.\n"


def _marked(text: str) -> str:
    """Markdown in which Setup's marker keeps its asterisks."""
    return text.replace(MARKER, f"`{MARKER}`").replace(f"``{MARKER}``", f"`{MARKER}`")


def _properties(page: RulePage) -> Object:
    properties: Object = {"precision": page.card.confidence.value, "since": page.card.since}
    if page.card.exposes_secret:
        properties["tags"] = ["security"]
        properties["security-severity"] = _SECURITY_SEVERITY[page.card.severity]
    return properties
