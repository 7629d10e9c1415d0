"""`[product_key]`: the key that activates, and the key that Setup picks the edition with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import published_keys
from unattend_gen.tables.mapping.view import Candidate, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_ACTIVATION: Final = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
_SETUP: Final = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey"


def propose(view: View) -> Iterator[Candidate]:
    """First with the edition's name in place of its published key, then with the key itself."""
    activation, setup = _key(view, _ACTIVATION), _key(view, f"{_SETUP}/Key")
    if setup is None and view.text(f"{_SETUP}/WillShowUI") == "Always":
        setup = "ask"
    yield from _by_edition(activation, setup)
    yield Candidate(given({"activation": activation, "setup": setup}))


def _key(view: View, path: str) -> str | None:
    return view.source(path) or view.text(path)


def _by_edition(activation: str | None, setup: str | None) -> Iterator[Candidate]:
    found = published_keys().get(setup or "")
    if found is not None:
        table = {"activation": activation, "setup": found.channel.value, "edition": found.edition}
        yield Candidate(given(table))
