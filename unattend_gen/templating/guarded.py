"""The sandbox of foreign templates: it has placeholders instead of secrets.

A template may print, join, escape and quote a secret that it has captured. Everything else would
see the placeholder, so it is an error instead of a wrong result.
"""

from __future__ import annotations

from functools import partial, wraps
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes
from jinja2.exceptions import SecurityError

from unattend_gen.templating.environment import Environment
from unattend_gen.templating.filters import QUOTING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import jinja2

    from unattend_gen.templating.placeholders import Alphabet

_PLAIN: Final = "_plain"
_PASSING_FILTERS: Final = frozenset(
    {
        *("attr", "d", "default", "e", "escape", "first", "forceescape", "items", "join", "last"),
        *("list", "map", "reject", "rejectattr", "safe", "select", "selectattr", "string"),
        *("_counted", "_joined", *QUOTING),
    }
)
"""Filters that pass texts on without looking at them, and those that handle placeholders."""

_PASSING_TESTS: Final = frozenset(
    {
        *("boolean", "callable", "defined", "escaped", "false", "filter", "float", "integer"),
        *("iterable", "mapping", "none", "number", "sameas", "sequence", "string", "test", "true"),
        "undefined",
    }
)
"""Tests that look at the type of a value only."""


class GuardedEnvironment(Environment):
    """A sandbox in which nothing can be learned about a captured secret.

    Args:
        alphabet: the syntax of the placeholders.
        loader: finds the templates.
        options: those of Jinja.
        loaded: called with each template before it runs.
    """

    def __init__(
        self,
        *,
        alphabet: Alphabet,
        loaded: Callable[[str, jinja2.Template | None], None],
        loader: jinja2.BaseLoader,
        **options: Any,  # noqa: ANN401 - Jinja's own
    ) -> None:
        super().__init__(loader=loader, **options)
        self._alphabet, self._loaded = alphabet, loaded
        filters: dict[str, Any] = {**self.filters}
        self.filters = self._guarded(filters, _PASSING_FILTERS)
        self.filters |= {name: partial(alphabet.quoted, name) for name in QUOTING}
        self.filters[_PLAIN] = self._plain
        tests: dict[str, Any] = {**self.tests}
        self.tests = self._guarded(tests, _PASSING_TESTS)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - of any type
        """Return an attribute; a captured secret has none."""
        return super().getattr(self._plain(obj), attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - of any type
        """Return an item; a captured secret has none."""
        return super().getitem(self._plain(obj), argument)

    def _load_template(self, name: str, globals: Any) -> jinja2.Template:  # noqa: A002, ANN401 - Jinja's own
        self._loaded(name, None)
        template = super()._load_template(name, globals)
        self._loaded(name, template)
        return template

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template; comparisons and slices refuse captured secrets."""
        template = super()._parse(source, name, filename)
        for comparison in [*template.find_all(nodes.Compare)]:
            comparison.expr = self._checked(comparison.expr)
            for operand in comparison.ops:
                operand.expr = self._checked(operand.expr)
        for item in [*template.find_all(nodes.Getitem)]:
            if isinstance(item.arg, nodes.Slice):
                item.node = self._checked(item.node)
        return template

    def _checked(self, node: nodes.Expr) -> nodes.Expr:
        checked = nodes.Filter(node, _PLAIN, [], [], None, None, lineno=node.lineno)
        checked.set_environment(self)
        return checked

    def _counted(self, items: Iterable[object]) -> Iterator[object]:
        return super()._counted(self._plain(items))

    def _plain(self, value: Any) -> Any:  # noqa: ANN401 - of any type
        """Return a value unless it is a captured secret or a list with one."""
        parts = value if isinstance(value, list | tuple) else (value,)
        if any(map(self._alphabet.is_in, parts)):
            raise SecurityError
        return value

    def _guarded(
        self, functions: Mapping[str, Callable[..., Any]], passing: frozenset[str]
    ) -> dict[str, Any]:
        return {
            name: function if name in passing else self._guard(function)
            for name, function in functions.items()
        }

    def _guard(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)  # keeps the attributes by which Jinja passes more arguments
        def guarded(*args: Any, **named: Any) -> object:  # noqa: ANN401 - of any type
            for value in (*args, *named.values()):
                self._plain(value)
            return function(*args, **named)

        return guarded
