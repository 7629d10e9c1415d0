"""The stream of an answer file gathered: each setting once, with the comments that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar, assert_never

from unattend_gen.importer.said import Beside, Lost, Reading, Remark, Said
from unattend_gen.importer.secrecy import with_copies_hidden

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.setting_path import SettingPath
    from unattend_gen.importer.said import Event

_Commented = TypeVar("_Commented", Said, Beside)


def gathered(events: Iterable[Event], head: Iterable[str]) -> Reading:
    """A reading from the events of a file.

    A comment belongs to what follows it, or to what stands before it on the same line. Of two
    values of one setting the first is kept, the second is lost.

    Args:
        events: in the order of the file.
        head: comments before the root.
    """
    gathering = _Gathering()
    for event in events:
        gathering.take(event)
    return Reading(
        head=tuple(head),
        said=with_copies_hidden(gathering.said.values()),
        beside=tuple(gathering.beside),
        tail=tuple(gathering.waiting),
        lost=tuple(gathering.lost),
    )


@dataclass(slots=True)
class _Gathering:
    """What has come so far; `waiting` are the comments on what comes next."""

    said: dict[SettingPath, Said] = field(default_factory=dict)
    beside: list[Beside] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def take(self, event: Event) -> None:
        match event:
            case Said() if event.path in self.said:
                self.lost.append(Lost(str(event.path), "it stands there twice", event.line))
            case Said():
                self.said[event.path] = self._commented(event)
            case Beside():
                self.beside.append(self._commented(event))
            case Lost():
                self.lost.append(event)
            case Remark():
                self._remark(event)
            case _:
                assert_never(event)

    def _commented(self, event: _Commented) -> _Commented:
        comments = tuple(self.waiting)
        self.waiting.clear()
        return replace(event, comments=comments)

    def _remark(self, remark: Remark) -> None:
        last = next(reversed(self.said), None)
        if remark.follows and not self.waiting and not self.beside and last is not None:
            said = self.said[last]
            self.said[last] = replace(said, comments=(*said.comments, remark.text))
        else:
            self.waiting.append(remark.text)
