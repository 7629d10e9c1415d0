"""Rendering templates by name, from a user's folder and the built-in one.

Errors become a `TemplateError` with the template and the line. Messages and tracebacks of Jinja
can contain values, so they are never passed on.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.loaders import split_template_path

from unattend_gen import resources
from unattend_gen.core.budget import Budget, BudgetExceededError
from unattend_gen.errors import InputError, TemplateError
from unattend_gen.pipes import OutsideError, opened_within
from unattend_gen.templating.environment import Environment, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType


LIMIT_CHARACTERS: Final = 16 * 1024 * 1024
"""Longest result of a template; real answer files have some ten thousand characters."""

LIMIT_STEPS: Final = 2_000_000
"""Most loop iterations and calls of a bounded template in total."""

LIMIT_WORK: Final = 64 * LIMIT_CHARACTERS
"""Most characters of all intermediate texts together."""

LIMIT_TEMPLATE_BYTES: Final = 1024 * 1024
"""Largest template that is read; the built-in ones have a few kilobytes."""

_FRAME: Final = "answer-file.xml.j2"
_COMPONENTS: Final = "components/*.j2"
_REMARK: Final = re.compile(r'<!--(.*?)-->|^ *\("([^"]+)", \[', re.DOTALL | re.MULTILINE)
"""A comment of a template, or the first member of a section: its comment."""

_MISSING: Final = re.compile(r"'(\w+)' is undefined|has no attribute '(\w+)'")


class Loader(jinja2.FileSystemLoader):
    """A loader that limits the size of templates and rejects links out of their folder."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template.

        Raises:
            BudgetExceededError: it is too large.
            OSError: it is not a regular file; the built-in template must not replace it.
            OutsideError: a link on its path leads out of the folder.
        """
        del environment  # Jinja passes it
        parts = split_template_path(template)
        for folder in self.searchpath:
            path = Path(folder, *parts)
            if path.exists():
                return _read(path, Path(folder)), str(path), lambda: True
        raise jinja2.TemplateNotFound(template)


def _read(path: Path, folder: Path) -> str:
    """Return the text of a template; all checks are of the file that is open, not of its name."""
    with opened_within(path, (folder.resolve(),)) as file:
        data = file.read(LIMIT_TEMPLATE_BYTES + 1)
    if len(data) > LIMIT_TEMPLATE_BYTES:
        raise BudgetExceededError(f"{LIMIT_TEMPLATE_BYTES:,} bytes in a template")
    return data.decode("utf-8")


@cache
def built_in_remarks() -> frozenset[str]:
    """Return the comments that the built-in templates write, none of which contains a value."""
    folder = resources.templates()
    sources = (path.read_text("utf-8") for path in (folder / _FRAME, *folder.glob(_COMPONENTS)))
    found = (match for source in sources for match in _REMARK.findall(source))
    return frozenset(" ".join((text or quoted).split()) for text, quoted in found)


_FAILURES: Final = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    OSError,
    OutsideError,
    RecursionError,
    BudgetExceededError,
    TypeError,
    ValueError,
)
"""The exceptions that an expression of a template can raise."""


class Templates:
    """The built-in templates, and those of a user's folder.

    Args:
        folder: its templates replace built-in ones of the same name.
        sandbox: makes the environment of Jinja.

    Raises:
        InputError: the folder does not exist or cannot be read.
    """

    def __init__(
        self, folder: Path | None = None, sandbox: Callable[..., Environment] = Environment
    ) -> None:
        if folder is not None and not folder.is_dir():
            message = "the folder of templates does not exist"
            raise InputError(message, advice="name an existing folder", where=str(folder))
        self._folders = tuple(place for place in (folder, resources.templates()) if place)
        _require_listable(folder)
        self._loader = Loader(self._folders)
        self._environment = sandbox(
            loader=self._loader,
            undefined=jinja2.StrictUndefined,
            autoescape=_is_markup,
            finalize=shown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )

    def render(self, name: str, values: Mapping[str, object], *, is_bounded: bool = True) -> str:
        """Return the text of a template for these values.

        A `Secret` is revealed only where it is printed: no expression can read, join or compare
        it.

        Args:
            name: the name of the template.
            values: the variables of the template.
            is_bounded: whether the result is limited; reports have no limit.

        Raises:
            TemplateError: names the template, the line and a missing name; never a value.
        """
        self._environment.budget = _budget() if is_bounded else None
        try:
            chunks = self._environment.get_template(name).generate(values)
            return "".join(_limited(chunks) if is_bounded else chunks)
        except _FAILURES as error:
            # The traceback of Jinja holds every value, so it is not chained.
            raise self._translated(error, name) from None

    def close(self) -> None:
        """Do nothing; these templates need no process."""

    def are_built_in(self, *names: str) -> bool:
        """Return whether the user's folder has no template or folder with one of these names."""
        return not any((folder / name).exists() for folder in self._folders[:-1] for name in names)

    def _translated(self, error: Exception, name: str) -> TemplateError:
        if isinstance(error, jinja2.TemplateSyntaxError):
            place, line = error.name or name, error.lineno
        else:
            place, line = self._place(error.__traceback__) or (name, 0)
        message, advice = self._meaning(error, place)
        return TemplateError(message, advice=advice, where=f"{place}:{line}" if line else place)

    def _place(self, traceback: TracebackType | None) -> tuple[str, int] | None:
        """Return the innermost template of a traceback and its line."""
        found = None
        while traceback is not None:
            file = Path(traceback.tb_frame.f_code.co_filename)
            for folder in self._folders:
                if file.suffix == ".j2" and file.is_relative_to(folder):
                    found = file.relative_to(folder).as_posix(), traceback.tb_lineno
            traceback = traceback.tb_next
        return found

    def _meaning(self, error: Exception, place: str) -> tuple[str, str]:
        """Return the message and the advice for an error."""
        match error:
            case jinja2.TemplateSyntaxError():
                return f"invalid template: {error.message}", "fix the template at this line"
            case jinja2.TemplateNotFound():
                name = self._quoted(str(error.name), place)
                return f"the template {name} does not exist", "check its name and its folder"
            case jinja2.UndefinedError():
                missing = _MISSING.search(str(error))
                name = self._quoted(missing[1] or missing[2] if missing else "", place)
                return f"the name {name} is not defined", "check its spelling"
            case BudgetExceededError():
                return f"the template exceeds the limit of {error.limit}", _GROWS
        for kind, meaning in _MEANINGS:
            if isinstance(error, kind):
                return meaning
        message = f"an expression fails with {type(error).__name__}"
        return message, "check the expression at this line"

    def _quoted(self, name: str, place: str) -> str:
        """Return a name if it is in the source of the template; any other may be a value."""
        return name if name and name in self._source(place) else "from an expression"

    def _source(self, place: str) -> str:
        try:
            return self._loader.get_source(self._environment, place)[0]
        except jinja2.TemplateNotFound:
            return place


def _require_listable(folder: Path | None) -> None:
    """Check that a folder can be listed; Jinja would treat it as empty otherwise."""
    try:
        for _ in folder.iterdir() if folder else ():
            pass
    except OSError as error:
        message = "the folder of templates cannot be read"
        advice = "check its permissions"
        raise InputError(message, advice=advice, where=str(folder)) from error


def _budget() -> Budget:
    return Budget(steps=LIMIT_STEPS, characters=LIMIT_WORK, longest=LIMIT_CHARACTERS)


_GROWS: Final = "look for loops and calls without an end, and for texts and lists that grow"

_MEANINGS: Final[tuple[tuple[type[Exception], tuple[str, str]], ...]] = (
    (
        SecurityError,
        ("the sandbox forbids this operation", "only read the given values"),
    ),
    (
        OutsideError,
        (
            "the template is a link that leads out of its folder",
            "put the file itself into the folder",
        ),
    ),
    (MemoryError, ("the template exceeds the limit of memory", _GROWS)),
    (RecursionError, ("the template exceeds the limit of nested calls and expressions", _GROWS)),
    (OSError, ("the template cannot be read", "use a regular file that you may read")),
    (UnicodeError, ("the template is not UTF-8 text", "save it as UTF-8")),
)


def _is_markup(name: str | None) -> bool:
    """Return whether a template writes XML or HTML; all others write text without escaping."""
    return name is None or name.endswith((".xml.j2", ".html.j2"))


def _limited(chunks: Iterator[str]) -> Iterator[str]:
    length = 0
    for chunk in chunks:
        length += len(chunk)
        if length > LIMIT_CHARACTERS:
            raise BudgetExceededError(f"{LIMIT_CHARACTERS:,} characters in one text")
        yield chunk
