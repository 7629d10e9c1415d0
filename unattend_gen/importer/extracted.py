"""The settings, elements and comments of an answer file, comments attached to their subjects."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.secret import Secret
    from unattend_gen.core.setting_path import SettingPath


@dataclass(frozen=True, slots=True)
class ExtractedSetting:
    """A setting with its value.

    Attributes:
        path: items of lists are numbered.
        value: the text, a Secret if it is one or contains one.
        is_listed: whether it can be an entry of `[settings]`; otherwise it is for `[unlisted]`.
        line: of its start tag.
        comments: those about it, in order.
    """

    path: SettingPath
    value: str | Secret
    is_listed: bool
    line: int | None = None
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractedElement:
    """An element outside the passes as XML; a Secret if it contains one."""

    name: str
    xml: str | Secret
    line: int | None = None
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the answer file.

    Attributes:
        follows: whether it comes after an element on the same line, which it is about.
    """

    text: str
    line: int | None = None
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that a spec cannot express.

    Attributes:
        what: its address, without any value.
        reason: why, in words.
    """

    what: str
    reason: str
    line: int | None = None


Event: TypeAlias = ExtractedSetting | ExtractedElement | Comment | Lost

_Commented = TypeVar("_Commented", ExtractedSetting, ExtractedElement)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was extracted from an answer file.

    Attributes:
        head: comments before the root.
        settings: in the order of the file, each path once.
        elements: those outside the passes.
        tail: comments after the last of both.
        lost: what no spec can express.
    """

    head: tuple[str, ...]
    settings: tuple[ExtractedSetting, ...]
    elements: tuple[ExtractedElement, ...]
    tail: tuple[str, ...]
    lost: tuple[Lost, ...]


def extraction(events: Iterable[Event], head: Iterable[str]) -> Extraction:
    """Return what the events of a file add up to.

    A comment belongs to what follows it, or to what precedes it on the same line. Of two values
    of one setting the first is kept and the second is lost.

    Args:
        events: in the order of the file.
        head: comments before the root.
    """
    collector = _Collector()
    for event in events:
        collector.take(event)
    return Extraction(
        head=tuple(head),
        settings=tuple(collector.settings.values()),
        elements=tuple(collector.elements),
        tail=tuple(collector.waiting),
        lost=tuple(collector.lost),
    )


@dataclass(slots=True)
class _Collector:
    """What has been extracted so far; `waiting` are the comments on what comes next."""

    settings: dict[SettingPath, ExtractedSetting] = field(default_factory=dict)
    elements: list[ExtractedElement] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def take(self, event: Event) -> None:
        match event:
            case ExtractedSetting() if event.path in self.settings:
                self.lost.append(Lost(str(event.path), "it is set twice", event.line))
            case ExtractedSetting():
                self.settings[event.path] = self._commented(event)
            case ExtractedElement():
                self.elements.append(self._commented(event))
            case Lost():
                self.lost.append(event)
            case Comment():
                self._comment(event)
            case _:
                assert_never(event)

    def _commented(self, event: _Commented) -> _Commented:
        comments = tuple(self.waiting)
        self.waiting.clear()
        return replace(event, comments=comments)

    def _comment(self, comment: Comment) -> None:
        last = next(reversed(self.settings), None)
        if comment.follows and not self.waiting and not self.elements and last is not None:
            setting = self.settings[last]
            self.settings[last] = replace(setting, comments=(*setting.comments, comment.text))
        else:
            self.waiting.append(comment.text)
