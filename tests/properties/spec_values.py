"""Values of the keys of a spec as people may write them: mostly valid, sometimes not."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

JsonTable = dict[str, Any]  # Any: what a spec file may hold

_ALPHABET: Final = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="%{}$@[]#"
)
"""Text without the characters that mark placeholders."""

TEXT: Final = st.text(_ALPHABET, max_size=30) | st.sampled_from(
    ["Contoso & Sons <Lab>", '"quoted"', "a;b", 300 * "x", " ", "Jo"]
)
NAME: Final = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,24}", fullmatch=True) | TEXT
SOURCE: Final = st.sampled_from(["env:SECRET", "file:secret"])
FLAG: Final = st.booleans()
MEGABYTES: Final = st.integers(0, 200_000)
HOST: Final = st.sampled_from(["contoso.com", "corp.contoso.com", "LAB", 256 * "x", ""])
LETTER: Final = st.sampled_from(["C", "D", "E", "Z"])


def table(
    required: dict[str, st.SearchStrategy[object]], **optional: st.SearchStrategy[object]
) -> st.SearchStrategy[JsonTable]:
    """Return a table with some of its keys."""
    return st.fixed_dictionaries(required, optional=optional)


def some(one: st.SearchStrategy[object], *, most: int = 3) -> st.SearchStrategy[object]:
    """Return one, or a list of a few."""
    return one | st.lists(one, max_size=most)
