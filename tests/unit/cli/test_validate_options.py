from __future__ import annotations

import pytest

from unattend_gen.cli.validate_options import listed


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (None, ()),
        (["too-long"], ("too-long",)),
        (["too-long,wrong-type", " empty-key ,"], ("too-long", "wrong-type", "empty-key")),
    ],
)
def test_names_are_taken_with_commas_and_again(
    given: list[str] | None, names: tuple[str, ...]
) -> None:
    assert listed(given) == names
