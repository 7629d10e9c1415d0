"""The sandbox: a program of the user's reads what it is given, and comes to an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import jinja2
from jinja2 import nodes, pass_eval_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from unattend_gen.core.secret import Secret
from unattend_gen.templating.filters import bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2.nodes import EvalContext
    from jinja2.runtime import Context

    from unattend_gen.core.budget import Budget
    from unattend_gen.templating.loader import Loader

_MOST_KNOWN_ATTRIBUTES: Final = 4096
"""Templates name some dozens; only one that makes names up would come this far."""

_COUNTED: Final = "_counted"
_JOINED: Final = "_joined"
_GROWING_METHODS: Final = frozenset(
    {
        *("center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"),
        *("join", "replace", "translate"),
    }
)
"""Methods of texts that make as much as a number says, or repeat a text that is given."""

_WITHOUT_METHODS: Final = (int, float, complex, bytes)
"""Types whose methods make as much as a number says, and nothing that a template needs."""


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which a Secret has no attributes at all, and no expression grows at will.

    Rounds of loops, calls and what texts are made of are counted beforehand. Operators that make a
    long text or number of a short one are forbidden, for nothing could stop them once they run.

    Attributes:
        growth: what this run may still do; None for anything.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    growth: Budget | None = None

    def __init__(self, *, loader: Loader, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        super().__init__(loader=loader, **options)
        self._known_attributes: dict[tuple[type, str], bool] = {}
        self.filters = bounded(self.filters, self.take)
        self.filters |= {_COUNTED: self._counted, _JOINED: self._joined}
        del self.globals["lipsum"]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> object:  # noqa: ANN401 - of any type
        """Add what is not too long; refuse any other operator of those above."""
        if operator != "+":
            raise SecurityError(operator)
        self.take(left, right)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, called: Any, *args: Any, **named: Any) -> object:  # noqa: ANN401 - Jinja's own
        """Call a macro or method and count it."""
        self._step()
        return super().call(context, called, *args, **named)

    def concat(self, parts: Iterable[str]) -> str:
        """What a macro or block has put out, in one piece."""
        texts = [*parts]
        self.take(*texts)
        return "".join(texts)

    def take(self, *parts: object, times: int = 1) -> None:
        """Count what is to be made of some values; the whole of an imported template is none."""
        if any(isinstance(part, TemplateModule) for part in parts):
            raise SecurityError
        if self.growth is not None:
            self.growth.take(*parts, times=times)

    def _step(self) -> None:
        if self.growth is not None:
            self.growth.step()

    def _load_template(self, name: str, globals: Any) -> jinja2.Template:  # noqa: A002, ANN401 - Jinja's own
        """A template, and one step: two that include each other twice would have no end."""
        self._step()
        return super()._load_template(name, globals)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether an expression may have it; the answer is the same for all objects of a type."""
        key = (type(obj), attr)
        known = self._known_attributes.get(key)
        if known is None:
            known = self._is_safe(obj, attr, value)
            if len(self._known_attributes) < _MOST_KNOWN_ATTRIBUTES:
                self._known_attributes[key] = known
        return known

    def _is_safe(self, obj: object, attr: str, value: object) -> bool:
        if isinstance(obj, (Secret, *_WITHOUT_METHODS)):
            return False
        if isinstance(obj, str) and attr in _GROWING_METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: object) -> None:
        """Make no exception for `format`: a width of ten digits is enough to fill the memory."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The parsed template, in which each loop counts its rounds, and each `~` what it joins."""
        template = super()._parse(source, name, filename)
        _Joining(self).visit(template)
        for loop in template.find_all(nodes.For):
            counted = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
            counted.set_environment(self)
            loop.iter = counted
        return template

    def _counted(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self._step()
            yield item

    @pass_eval_context
    def _joined(self, context: EvalContext, parts: list[object]) -> str:
        """What `~` gives: Jinja's own join of texts, or of markup where one of them is that."""
        self.take(*parts)
        return (markup_join if context.autoescape else str_join)(parts)


class _Joining(NodeTransformer):
    """Puts our own join in place of `~`, which Jinja compiles to a function that counts nothing."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's way
        """A filter over the list of what is joined."""
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno)
        joined = nodes.Filter(parts, _JOINED, [], [], None, None, lineno=node.lineno)
        joined.set_environment(self._environment)
        return joined
