"""What a page or an answer file includes is escaped as it is."""

from __future__ import annotations

import re

from tests.house.project import ROOT

TEMPLATES = ROOT / "templates"
INCLUDED = re.compile(r'\{%-? *(?:include|import|from) "([^"]+)"')
MARKUP = (".xml.j2", ".html.j2")


def test_whatever_a_page_includes_and_fills_in_is_markup_by_its_name() -> None:
    """Only templates named so are escaped; each has its own name, whoever includes it."""
    included = {
        name
        for path in TEMPLATES.rglob("*.j2")
        if path.name.endswith(MARKUP)
        for name in INCLUDED.findall(path.read_text(encoding="utf-8"))
        if "{{" in (TEMPLATES / name).read_text(encoding="utf-8")
    }

    assert {"report_chart.html.j2", "activation/ledger_chart.html.j2"} <= included
    assert [name for name in included if not name.endswith(MARKUP)] == []
