"""The filters of templates: those of Jinja that have an end, and one for each language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

from jinja2.exceptions import SecurityError

from unattend_gen.core.quoting import cmd_text, powershell_text, reg_text

if TYPE_CHECKING:
    from jinja2.nodes import EvalContext

    Filter = Callable[..., Any]

    class Take(Protocol):
        """Counts what is to be made of some values, so many times."""

        def __call__(self, *parts: object, times: int = 1) -> None:
            """Count it."""


_QUOTING: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {"powershell": powershell_text, "cmd": cmd_text, "reg": reg_text}
)
"""A filter for each language that templates of scripts are written in."""

_LEFT_OUT: Final = (
    *("batch", "center", "format", "indent", "slice"),  # make as much as a number says
    *("pprint", "urlize", "wordwrap"),  # repeat a text that is given
    "random",  # gives another result each time
)
"""Filters of Jinja that a template of an answer file has not."""


def bounded(filters: Mapping[str, Filter], take: Take) -> dict[str, Filter]:
    """Filters of Jinja, each of which counts beforehand what it makes, and ours.

    Args:
        filters: all that Jinja has.
        take: counts; raises where there is no end in sight.
    """
    kept = {name: _measured(take, make) for name, make in filters.items() if name not in _LEFT_OUT}
    exact = {name: _exactly(take, count, kept[name]) for name, count in _EXACT.items()}
    return {**kept, **exact, "join": _joining(take, kept["join"]), **_QUOTING}


def _measured(take: Take, make: Filter) -> Filter:
    """A filter that counts what it is given, for it will make a text of it."""

    @wraps(make)  # with the marks by which Jinja knows what else it wants
    def measured(*args: Any, **named: Any) -> object:  # noqa: ANN401 - of any type
        take(*args, *named.values())
        return make(*args, **named)

    return measured


def _exactly(take: Take, count: Callable[..., tuple[str, int]], make: Filter) -> Filter:
    """A filter that gives more than it was given, and counts that too."""

    @wraps(make)
    def exact(context: EvalContext, *args: Any, **named: Any) -> object:  # noqa: ANN401 - of any type
        part, times = count(*args, **named)
        take(part, times=times)
        return make(context, *args, **named)

    return exact


def _joining(take: Take, make: Filter) -> Filter:
    """The filter `join`; what is joined may come one by one, so all of it is looked at first."""

    @wraps(make)
    def joined(context: EvalContext, items: Iterable[object], d: object = "") -> object:
        texts = [*items]
        take(d, times=len(texts))
        return make(context, texts, d)

    return joined


def _replaced(text: object, old: object, new: object, _count: object = None) -> tuple[str, int]:
    return str(new), str(text).count(str(old))


def _encoded(_value: object, indent: object = None) -> tuple[str, int]:
    if indent is not None:
        raise SecurityError
    return "", 0


_EXACT: Final[Mapping[str, Callable[..., tuple[str, int]]]] = MappingProxyType(
    {"replace": _replaced, "tojson": _encoded}
)
"""For filters that repeat a text: what and how often."""
