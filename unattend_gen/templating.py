"""The Jinja environment: sandboxed, strict about names, escaping XML, silent about values.

The only module that knows Jinja. What fails in a template becomes a `TemplateError` that names
the template and the line; Jinja's own messages and tracebacks can carry values, so they end here.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import jinja2
from jinja2 import nodes, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from unattend_gen import resources
from unattend_gen.core.quoting import cmd_text, powershell_text, reg_text
from unattend_gen.core.secret import Secret
from unattend_gen.errors import InputError, TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import TracebackType

    from jinja2.nodes import EvalContext
    from jinja2.runtime import Context

LIMIT_CHARACTERS: Final = 16 * 1024 * 1024
"""Longest text that a template may give; real answer files have some ten thousand characters."""

LIMIT_ROUNDS: Final = 1_000_000
"""Most rounds that all loops of a bounded template make together."""

LIMIT_TEMPLATE_BYTES: Final = 1024 * 1024
"""Largest template that is read; ours have some kilobytes."""

_XML_ESCAPES: Final = str.maketrans(
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
"""Fit for text and attributes alike; written blanks would not survive the reading of XML."""

_QUOTING: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {"powershell": powershell_text, "cmd": cmd_text, "reg": reg_text}
)
"""A filter for each language that templates of scripts are written in."""

_MOST_KNOWN_ATTRIBUTES: Final = 4096
"""Templates name some dozens; only one that makes names up would come this far."""

_COUNTED: Final = "_counted"
_GROWING_FILTERS: Final = ("center", "format", "indent")
"""Filters that make as much text as a number says."""

_GROWING_METHODS: Final = frozenset(
    {"center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"}
)
"""Methods of texts that do so."""

_MISSING: Final = re.compile(r"'(\w+)' is undefined|has no attribute '(\w+)'")
_FAILURES: Final = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What an expression of a template can end in."""


class Templates:
    """The templates of one folder, if there is one, and behind them ours.

    Args:
        folder: a template in it goes before ours of the same name.

    Raises:
        InputError: the folder is not there.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None and not folder.is_dir():
            message = "the folder of templates does not exist"
            raise InputError(message, advice="name an existing folder", where=str(folder))
        self._folders = tuple(place for place in (folder, resources.templates()) if place)
        _demand_listable(folder)
        self._loader = _Loader(self._folders)
        self._environment = _Environment(
            loader=self._loader,
            undefined=jinja2.StrictUndefined,
            autoescape=_is_markup,
            finalize=_shown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )

    def render(self, name: str, values: Mapping[str, object], *, is_bounded: bool = True) -> str:
        """The text that a template gives for these values.

        A Secret shows its text where it is put out and nowhere else: no expression can look
        into it, join it or compare it.

        Args:
            name: of the template.
            values: what it may use.
            is_bounded: whether the text has an end that is known; that of a report has none.

        Raises:
            TemplateError: with template and line, and the name that is missing; never a value.
        """
        self._environment.rounds_left = LIMIT_ROUNDS if is_bounded else None
        try:
            chunks = self._environment.get_template(name).generate(values)
            return "".join(_limited(chunks) if is_bounded else chunks)
        except _FAILURES as error:
            # Jinja's traceback holds every value, so it is not chained.
            raise self._reworded(error, name) from None

    def are_ours(self, *names: str) -> bool:
        """Whether no template or folder of the user's has one of these names."""
        return not any((folder / name).exists() for folder in self._folders[:-1] for name in names)

    def _reworded(self, error: Exception, name: str) -> TemplateError:
        if isinstance(error, jinja2.TemplateSyntaxError):
            place, line = error.name or name, error.lineno
        else:
            place, line = self._place(error.__traceback__) or (name, 0)
        message, advice = self._meaning(error, place)
        return TemplateError(message, advice=advice, where=f"{place}:{line}" if line else place)

    def _place(self, traceback: TracebackType | None) -> tuple[str, int] | None:
        """The innermost template of a traceback and its line; Jinja has put both there."""
        found = None
        while traceback is not None:
            file = Path(traceback.tb_frame.f_code.co_filename)
            for folder in self._folders:
                if file.suffix == ".j2" and file.is_relative_to(folder):
                    found = file.relative_to(folder).as_posix(), traceback.tb_lineno
            traceback = traceback.tb_next
        return found

    def _meaning(self, error: Exception, place: str) -> tuple[str, str]:
        """What happened in our words, and what to do."""
        match error:
            case jinja2.TemplateSyntaxError():
                return f"no valid template: {error.message}", "mend the template at this line"
            case jinja2.TemplateNotFound():
                name = self._spelt(str(error.name), place)
                return f"the template {name} is not there", "check its name and its folder"
            case jinja2.UndefinedError():
                missing = _MISSING.search(str(error))
                name = self._spelt(missing[1] or missing[2] if missing else "", place)
                return f"the name {name} is not there", "check its spelling"
        for kind, meaning in _MEANINGS:
            if isinstance(error, kind):
                return meaning
        message = f"an expression fails with {type(error).__name__}"
        return message, "check the expression at this line"

    def _spelt(self, name: str, place: str) -> str:
        """A name as the template itself spells it; any other may be a value."""
        return name if name and name in self._source(place) else "that an expression gives"

    def _source(self, place: str) -> str:
        try:
            return self._loader.get_source(self._environment, place)[0]
        except jinja2.TemplateNotFound:
            return place


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which a Secret has no attributes at all, and no expression grows at will.

    Loops are counted. Operators that make a long text or number of a short one are forbidden,
    for nothing could stop them once they run.

    Attributes:
        rounds_left: how many rounds the loops of this run may still make; None for any number.
    """

    intercepted_binops = frozenset({"*", "**", "%"})
    rounds_left: int | None = None

    def __init__(self, *, loader: _Loader, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        super().__init__(loader=loader, **options)
        self._known_attributes: dict[tuple[type, str], bool] = {}
        self.filters[_COUNTED] = self._counted
        self.filters.update(_QUOTING)
        for name in _GROWING_FILTERS:
            del self.filters[name]
        del self.globals["lipsum"]

    def call_binop(self, _context: Context, operator: str, _left: object, _right: object) -> object:
        """Refuse an operator of those above."""
        raise SecurityError(operator)

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
        if isinstance(obj, Secret) or (isinstance(obj, str) and attr in _GROWING_METHODS):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: object) -> None:
        """Make no exception for `format`: a width of ten digits is enough to fill the memory."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The parsed template, in which each loop counts its rounds."""
        template = super()._parse(source, name, filename)
        for loop in template.find_all(nodes.For):
            counted = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
            counted.set_environment(self)
            loop.iter = counted
        return template

    def _counted(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            if self.rounds_left is not None:
                self.rounds_left -= 1
                if self.rounds_left < 0:
                    raise _TooLongError
            yield item


class _Loader(jinja2.FileSystemLoader):
    """Templates of folders, as long as they are no larger than templates are."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template.

        Raises:
            _TooLongError: before it is read.
        """
        for folder in self.searchpath:
            path = Path(folder, *template.split("/"))
            if path.is_file() and path.stat().st_size > LIMIT_TEMPLATE_BYTES:
                raise _TooLongError
        return super().get_source(environment, template)


def _demand_listable(folder: Path | None) -> None:
    """See that a folder can be looked into; one that cannot would count as empty."""
    try:
        for _ in folder.iterdir() if folder else ():
            pass
    except OSError as error:
        message = "the folder of templates cannot be read"
        advice = "check its permissions"
        raise InputError(message, advice=advice, where=str(folder)) from error


class _TooLongError(jinja2.TemplateRuntimeError):
    """A template that gives more text than any answer file has."""


_MEANINGS: Final[tuple[tuple[type[Exception], tuple[str, str]], ...]] = (
    (
        SecurityError,
        ("the sandbox forbids what the template does", "only read the values that are given"),
    ),
    (
        _TooLongError,
        (
            "the template is too large, or grows beyond all measure",
            "look for a loop that does not end",
        ),
    ),
    (OSError, ("the template cannot be read", "give it a regular file that you may read")),
    (UnicodeError, ("the template is no UTF-8 text", "save it as UTF-8")),
)


def _is_markup(name: str | None) -> bool:
    """Whether a template writes XML or HTML; everything else is text that is not escaped."""
    return name is None or name.endswith((".xml.j2", ".html.j2"))


@pass_eval_context
def _shown(context: EvalContext, value: object) -> object:
    """A value as it is put out: the text of a Secret, and in XML nothing that could break it."""
    if isinstance(value, Markup | jinja2.Undefined):
        return value
    text = value.reveal() if isinstance(value, Secret) else str(value)
    if not context.autoescape:
        return text
    return Markup(text.translate(_XML_ESCAPES))  # noqa: S704 - escaped right here


def _limited(chunks: Iterator[str]) -> Iterator[str]:
    length = 0
    for chunk in chunks:
        length += len(chunk)
        if length > LIMIT_CHARACTERS:
            raise _TooLongError
        yield chunk
