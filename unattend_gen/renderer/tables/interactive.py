"""`interactive` in the windowsPE pass: the pages of Setup that a person answers.

Where nothing is said, Setup and the first start ask by themselves; of these two pages it can be
said that they are shown in any case.

Source:
    Vendor reference: `WillShowUI` says when Setup shows its window for a part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.interactive import Question
from unattend_gen.tables.mapping.additions import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned

_SETUP: Final = "windowsPE/Microsoft-Windows-Setup"
_PAGES: Final = {
    Question.DISK: f"{_SETUP}/DiskConfiguration/WillShowUI",
    Question.IMAGE: f"{_SETUP}/ImageInstall/OSImage/WillShowUI",
}


def assignments(spec: Spec) -> Iterator[Planned]:
    """The pages that are always shown; the others come up because nothing answers them."""
    for question in spec.interactive:
        if question in _PAGES:
            yield from assign({_PAGES[question]: "Always"})
