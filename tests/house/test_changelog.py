"""Changes that users notice are in fragments, so that branches do not conflict."""

from __future__ import annotations

import re

from tests.house.project import ROOT

KINDS = ["added", "changed", "fixed", "removed"]


def test_a_fragment_names_its_kind_and_is_a_list_item() -> None:
    fragments = [path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]

    assert [
        path.name
        for path in fragments
        if not re.fullmatch(rf"[a-z-]+\.({'|'.join(KINDS)})\.md", path.name)
        or not re.fullmatch(r"- \S.*\n(  \S.*\n)*", path.read_text(encoding="utf-8"))
    ] == []


def test_every_release_has_its_date_and_the_newest_comes_first() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    releases = [re.fullmatch(r"\[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)", one) for one in headings]

    assert None not in releases
    assert sorted((one[2] for one in releases if one), reverse=True) == [
        one[2] for one in releases if one
    ]
