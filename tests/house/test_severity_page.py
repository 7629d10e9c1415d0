"""The page on severities names every rule that can give an error, and no other."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

from tests.house.project import PACKAGE, ROOT, tree
from unattend_gen.validator.engine import rules

if TYPE_CHECKING:
    from pathlib import Path

PAGE: Final = (ROOT / "docs" / "severity.md").read_text(encoding="utf-8")
RULES: Final = PACKAGE / "validate" / "rules"


def decides_on_errors(path: Path) -> bool:
    """Whether a rule says `Severity.ERROR`, or takes its severity from a shared module."""
    nodes = tuple(ast.walk(tree(path)))
    says = any(isinstance(node, ast.Attribute) and node.attr == "ERROR" for node in nodes)
    takes = {name.name for node in nodes if isinstance(node, ast.ImportFrom) for name in node.names}
    return says or bool(takes & {"refusals", "misfit"})


def test_the_page_has_each_rule_that_can_give_an_error() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)
    deciding = [
        rule.card.slug
        for rule in rules()
        if decides_on_errors(RULES / f"{rule.card.slug.replace('-', '_')}.py")
    ]

    assert listed == deciding
