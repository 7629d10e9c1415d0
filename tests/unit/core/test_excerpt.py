from __future__ import annotations

from unattend_gen.core.excerpt import HIDDEN, Excerpt


def test_the_caret_stands_below_what_the_finding_is_about() -> None:
    excerpt = Excerpt(f"<Key>{HIDDEN}</Key>", 1, 4)

    assert f"{excerpt.text}\n{excerpt.caret}" == "<Key>…</Key>\n ^^^"
