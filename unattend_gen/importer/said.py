"""What an answer file says, piece by piece, and what of it a spec cannot say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from unattend_gen.core.secret import Secret
    from unattend_gen.core.setting_path import SettingPath


@dataclass(frozen=True, slots=True)
class Said:
    """One setting with its value.

    Attributes:
        path: where it stands; items of lists are numbered.
        value: the text, a Secret where it is one or holds one.
        is_listed: whether `[settings]` takes it; else it is for `[unlisted]`.
        line: of its start tag.
        comments: what stood before it, in order.
    """

    path: SettingPath
    value: str | Secret
    is_listed: bool
    line: int | None = None
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """An element beside the passes, as XML; a Secret where one stands in it."""

    name: str
    xml: str | Secret
    line: int | None = None
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of the answer file.

    Attributes:
        follows: whether it stands behind an element on the same line, and is about that.
    """

    text: str
    line: int | None = None
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that the spec cannot say.

    Attributes:
        what: its address, with nothing of a value.
        reason: why, in words.
    """

    what: str
    reason: str
    line: int | None = None


Event: TypeAlias = Said | Beside | Remark | Lost


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer file, read through.

    Attributes:
        head: comments before the root.
        said: the settings in the order of the file, each path once.
        beside: the elements beside the passes.
        tail: comments behind the last of both.
        lost: what no spec can say.
    """

    head: tuple[str, ...]
    said: tuple[Said, ...]
    beside: tuple[Beside, ...]
    tail: tuple[str, ...]
    lost: tuple[Lost, ...]
