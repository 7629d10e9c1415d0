"""Short names for file systems that know no long ones, unique in their folder.

Source:
    Vendor specification of FAT: how the basis name and the numeric tail are made.
    ECMA-119, 7.5: file identifiers of capital letters, digits and underscores.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class NameForm:
    """What a file system allows in a short name.

    Attributes:
        stem: most characters before the dot.
        suffix: most characters behind it.
        forbidden: what becomes an underscore.
        tail: what stands before the number of a name that was shortened.
    """

    stem: int
    suffix: int
    forbidden: re.Pattern[str]
    tail: str


FAT: Final = NameForm(8, 3, re.compile(r"[^A-Z0-9_$%'@~`!(){}^#&-]"), "~")
ISO: Final = NameForm(22, 8, re.compile("[^A-Z0-9_]"), "_")


def short_names(names: Iterable[str], form: NameForm) -> dict[str, tuple[str, str]]:
    """For each name of a folder, a stem and a suffix that no other has.

    Names that are short already keep theirs; the others get numbers in the order given.
    """
    wanted = {name: _parts(name, form) for name in names}
    short = {name: parts for name, parts in wanted.items() if _is_short(name, parts)}
    taken = set(short.values())
    for name, (stem, suffix) in wanted.items():
        number = 1
        while name not in short:
            tail = f"{form.tail}{number}"
            candidate = (stem[: form.stem - len(tail)] + tail, suffix)
            if candidate not in taken:
                taken.add(candidate)
                short[name] = candidate
            number += 1
    return short


def _parts(name: str, form: NameForm) -> tuple[str, str]:
    bare = name.upper().replace(" ", "").strip(".")
    stem, _, suffix = bare.rpartition(".") if "." in bare else (bare, "", "")
    clean = (form.forbidden.sub("_", part.replace(".", "")) for part in (stem, suffix))
    stem, suffix = clean
    return stem[: form.stem], suffix[: form.suffix]


def _is_short(name: str, parts: tuple[str, str]) -> bool:
    stem, suffix = parts
    return name.isascii() and name.upper() == (f"{stem}.{suffix}" if suffix else stem)
