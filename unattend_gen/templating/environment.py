"""The sandbox: templates read only the given values, and always terminate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import jinja2
from jinja2 import nodes, pass_eval_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from unattend_gen.core.secret import Secret
from unattend_gen.templating.filters import bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2.nodes import EvalContext
    from jinja2.runtime import Context

    from unattend_gen.core.budget import Budget


_MOST_KNOWN_ATTRIBUTES: Final = 4096
"""Limit of a cache; templates use a few dozen attributes unless they generate names."""

_COUNTED: Final = "_counted"
_JOINED: Final = "_joined"
_GROWING_METHODS: Final = frozenset(
    {
        *("center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"),
        *("join", "replace", "translate"),
    }
)
"""String methods whose result can be much longer than their arguments."""

_WITHOUT_METHODS: Final = (int, float, complex, bytes)
"""Types whose methods can produce huge results, and which no template needs."""


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which a `Secret` has no attributes and no expression grows without limit.

    Loop iterations, calls and the parts of texts are counted in advance. Operators that make a long
    text or number from a short one are forbidden, because nothing could interrupt them.

    Attributes:
        budget: steps and characters that are left in this run; None for no limit.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    budget: Budget | None = None

    def __init__(self, *, loader: jinja2.BaseLoader, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        super().__init__(loader=loader, **options)
        self._known_attributes: dict[tuple[type, str], bool] = {}
        self._deepest_line = 1
        self.filters = bounded(self.filters, self.take)
        self.filters |= {_COUNTED: self._counted, _JOINED: self._joined}
        self.tests = {**self.tests, "in": self._is_in}
        del self.globals["lipsum"]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> object:  # noqa: ANN401 - of any type
        """Count and perform an addition; reject every other intercepted operator."""
        if operator != "+":
            raise SecurityError(operator)
        self.take(left, right)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, called: Any, *args: Any, **named: Any) -> object:  # noqa: ANN401 - Jinja's own
        """Count and perform a call of a macro or method."""
        self._step()
        return super().call(context, called, *args, **named)

    def concat(self, parts: Iterable[str]) -> str:
        """Join the output of a macro or block."""
        texts = [*parts]
        self.take(*texts)
        return "".join(texts)

    def take(self, *parts: object, times: int = 1) -> None:
        """Count the values that a text is made of; reject the module of an imported template."""
        if any(isinstance(part, TemplateModule) for part in parts):
            raise SecurityError
        if self.budget is not None:
            self.budget.take(*parts, times=times)

    def _step(self) -> None:
        if self.budget is not None:
            self.budget.step()

    def _load_template(self, name: str, globals: Any) -> jinja2.Template:  # noqa: A002, ANN401 - Jinja's own
        """Load a template and count a step; templates may include each other endlessly."""
        self._step()
        return super()._load_template(name, globals)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Return whether an expression may use an attribute; cached by type and name."""
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
        """Do not allow `format`: a width of ten digits is enough to fill the memory."""

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any) -> Any:  # noqa: ANN401 - Jinja's own
        """Compile a template; Python limits how deeply the blocks of its code are nested.

        Raises:
            TemplateSyntaxError: it is not a template, or its blocks are nested too deeply.
        """
        try:
            return super().compile(source, name, filename, *args)
        except SyntaxError:
            message = "blocks are nested too deeply for Python"
            raise TemplateSyntaxError(message, self._deepest_line, name, filename) from None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template; make loops count their iterations and `~` the parts that it joins."""
        template = super()._parse(source, name, filename)
        self._deepest_line = _deepest_line(template)
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

    def _is_in(self, value: object, items: Any) -> bool:  # noqa: ANN401 - of any type
        """Return whether items contain a value; a list is searched item by item."""
        if self.budget is not None and isinstance(items, list | tuple | range):
            self.budget.step(len(items))
        return value in items

    @pass_eval_context
    def _joined(self, context: EvalContext, parts: list[object]) -> str:
        """Join as `~` does in Jinja: as markup if a part is markup, else as text."""
        self.take(*parts)
        return (markup_join if context.autoescape else str_join)(parts)


def _deepest_line(template: nodes.Template) -> int:
    """Return the line at which blocks are nested most deeply."""
    deepest, line, waiting = 0, 1, [(0, 1, node) for node in template.body]
    while waiting:
        depth, above, node = waiting.pop()
        if depth > deepest:
            deepest, line = depth, above
        children = node.iter_child_nodes()
        waiting += [(depth + 1, node.lineno, child) for child in children]
    return line


class _Joining(NodeTransformer):
    """Replaces `~`, which Jinja compiles to an uncounted join, by a filter that counts."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - named by Jinja
        """Return a filter over the list of joined parts."""
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno)
        joined = nodes.Filter(parts, _JOINED, [], [], None, None, lineno=node.lineno)
        joined.set_environment(self._environment)
        return joined


XML_ESCAPES: Final = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&apos;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)
"""Escapes for text and attributes; parsers normalize literal tabs and line ends."""


@pass_eval_context
def shown(context: EvalContext, value: object) -> object:
    """Return a value as it is printed: a `Secret` revealed, and XML special characters escaped."""
    if isinstance(value, Markup | jinja2.Undefined):
        return value
    if isinstance(value, Secret):
        text = value.reveal()
    else:
        if isinstance(context.environment, Environment):
            context.environment.take(value)
        text = str(value)
    if not context.autoescape:
        return text
    return Markup(text.translate(XML_ESCAPES))  # noqa: S704 - escaped right here
