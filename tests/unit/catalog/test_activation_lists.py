from __future__ import annotations

from unattend_gen.catalog.activation_lists import PUBLISHED, ROOT, SUFFIXES


def test_the_root_is_published_and_suffixes_are_as_names_are_compared() -> None:
    assert ROOT in PUBLISHED
    assert [suffix.lower() for suffix in SUFFIXES] == list(SUFFIXES)
