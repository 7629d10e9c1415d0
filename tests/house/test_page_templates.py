"""Templates that a page or an answer file includes are escaped like it."""

from __future__ import annotations

import re

from tests.house.project import ROOT

TEMPLATES = ROOT / "templates"
INCLUDED = re.compile(r'\{%-? *(?:include|import|from) "([^"]+)"')
MARKUP = (".xml.j2", ".html.j2")


def test_included_parts_and_fragments_are_escaped_by_name() -> None:
    """Return whether a template is escaped, which depends on its own name only."""
    included = {
        name
        for path in TEMPLATES.rglob("*.j2")
        if path.name.endswith(MARKUP)
        for name in INCLUDED.findall(path.read_text(encoding="utf-8"))
        if "{{" in (TEMPLATES / name).read_text(encoding="utf-8")
    }

    assert {"report_chart.html.j2", "activation/ledger_chart.html.j2"} <= included
    assert [name for name in included if not name.endswith(MARKUP)] == []
