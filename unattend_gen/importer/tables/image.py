"""`[image]` from the windowsPE pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.view import Candidate, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_FROM: Final = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom"


def propose(view: View) -> Iterator[Candidate]:
    """The image, where one thing alone chooses it."""
    key = view.text(f"{_FROM}/MetaData[1]/Key")
    value = f"{_FROM}/MetaData[1]/Value"
    path = view.text(f"{_FROM}/Path")
    match key:
        case "/IMAGE/INDEX":
            yield Candidate(given({"index": view.number(value), "path": path}))
        case "/IMAGE/NAME":
            yield Candidate(given({"name": view.text(value), "path": path}))
        case _:
            return
