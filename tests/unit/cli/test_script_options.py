"""What the options of `activation script` may not be together."""

from __future__ import annotations

import pytest

from unattend_gen.cli.script_options import demand_embedding
from unattend_gen.errors import UsageError


@pytest.mark.parametrize(
    ("embed_key", "key_from", "out"),
    [(False, None, None), (False, None, "a.ps1"), (True, "env:MAK", "a.ps1")],
)
def test_a_key_is_embedded_where_all_three_say_so(
    *, embed_key: bool, key_from: str | None, out: str | None
) -> None:
    demand_embedding(embed_key=embed_key, key_from=key_from, out=out)


@pytest.mark.parametrize(
    ("embed_key", "key_from", "out", "advice"),
    [
        (True, None, "a.ps1", "--key-from env:NAME"),
        (True, "env:MAK", None, "write it to a file with -o"),
        (False, "env:MAK", "a.ps1", "--key-at"),
    ],
)
def test_half_of_that_is_refused(
    *, embed_key: bool, key_from: str | None, out: str | None, advice: str
) -> None:
    with pytest.raises(UsageError) as caught:
        demand_embedding(embed_key=embed_key, key_from=key_from, out=out)

    assert advice in caught.value.advice
