"""Filters of templates: the bounded ones of Jinja, and one for each script language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

from jinja2.exceptions import SecurityError

from unattend_gen.core.budget import BudgetExceededError
from unattend_gen.core.quoting import cmd_text, powershell_text, reg_text

if TYPE_CHECKING:
    from jinja2.nodes import EvalContext

    Filter = Callable[..., Any]

    class Take(Protocol):
        """Counts the values that a text is made of, a number of times."""

        def __call__(self, *parts: object, times: int = 1) -> None:
            """Count the values."""


QUOTING: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {"powershell": powershell_text, "cmd": cmd_text, "reg": reg_text}
)
"""A quoting filter for each language of script templates."""

_MOST_DIGITS: Final = 300
"""Digits of the largest numbers that a float can represent."""

_LEFT_OUT: Final = (
    *("batch", "center", "format", "indent", "slice"),  # produce as much as a number says
    *("pprint", "urlize", "wordwrap"),  # repeat a given text
    "random",  # gives a different result each time
)
"""Filters of Jinja that are not available."""


def bounded(filters: Mapping[str, Filter], take: Take) -> dict[str, Filter]:
    """Return the filters of Jinja, each counting its result in advance, and the quoting filters.

    Args:
        filters: all filters of Jinja.
        take: counts values; raises when a limit is exceeded.
    """
    kept = {name: _measured(take, make) for name, make in filters.items() if name not in _LEFT_OUT}
    kept["round"] = _rounded(kept["round"])
    exact = {name: _exactly(take, count, kept[name]) for name, count in _EXACT.items()}
    return {**kept, **exact, "join": _joining(take, kept["join"]), **QUOTING}


def _measured(take: Take, make: Filter) -> Filter:
    """Return a filter that counts its arguments, which become part of the result."""

    @wraps(make)  # keeps the attributes by which Jinja passes more arguments
    def measured(*args: Any, **named: Any) -> object:  # noqa: ANN401 - of any type
        take(*args, *named.values())
        return make(*args, **named)

    return measured


def _exactly(take: Take, count: Callable[..., tuple[str, int]], make: Filter) -> Filter:
    """Return a filter that also counts a text that it repeats."""

    @wraps(make)
    def exact(context: EvalContext, *args: Any, **named: Any) -> object:  # noqa: ANN401 - of any type
        part, times = count(*args, **named)
        take(part, times=times)
        return make(context, *args, **named)

    return exact


def _rounded(make: Filter) -> Filter:
    """Return the filter `round`, which computes a power of ten as large as it is told."""

    @wraps(make)
    def rounded(value: Any, precision: Any = 0, *args: Any, **named: Any) -> object:  # noqa: ANN401 - of any type
        if abs(precision) > _MOST_DIGITS:
            raise BudgetExceededError(f"{_MOST_DIGITS} digits of a rounded number")
        return make(value, precision, *args, **named)

    return rounded


def _joining(take: Take, make: Filter) -> Filter:
    """Return the filter `join`, which collects a generator before it counts the items."""

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
"""For filters that repeat a text: the text and the number of times."""
