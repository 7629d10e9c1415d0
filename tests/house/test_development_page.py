"""The development page: everything that it names exists."""

from __future__ import annotations

import re

from tests.house.project import ROOT

PAGE = (ROOT / "docs" / "development.md").read_text(encoding="utf-8")
HEADS = "tests|docs|schemas|templates|unattend_gen|benchmarks|changelog\\.d|\\.ci"


def test_every_named_path_exists() -> None:
    named = re.findall(rf"`((?:{HEADS})/[\w./-]*)`", PAGE)

    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_link_has_a_target() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", PAGE)

    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
