"""Templates by name, and what fails in one in our words.

What fails becomes a `TemplateError` that names the template and the line; Jinja's own messages and
tracebacks can carry values, so they end here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2
from jinja2.exceptions import SecurityError

from unattend_gen import resources
from unattend_gen.core.budget import Budget, BudgetExceededError
from unattend_gen.errors import InputError, TemplateError
from unattend_gen.templating.environment import Environment
from unattend_gen.templating.loader import Loader, OutsideError
from unattend_gen.templating.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

LIMIT_CHARACTERS: Final = 16 * 1024 * 1024
"""Longest text that a template may give; real answer files have some ten thousand characters."""

LIMIT_STEPS: Final = 2_000_000
"""Most rounds and calls that a bounded template makes, all together."""

LIMIT_WORK: Final = 64 * LIMIT_CHARACTERS
"""Most characters that it may put together on the way, text by text."""

_MISSING: Final = re.compile(r"'(\w+)' is undefined|has no attribute '(\w+)'")
_FAILURES: Final = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    OutsideError,
    RecursionError,
    BudgetExceededError,
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
        self._loader = Loader(self._folders)
        self._environment = Environment(
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
        self._environment.growth = _growth() if is_bounded else None
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


def _demand_listable(folder: Path | None) -> None:
    """See that a folder can be looked into; one that cannot would count as empty."""
    try:
        for _ in folder.iterdir() if folder else ():
            pass
    except OSError as error:
        message = "the folder of templates cannot be read"
        advice = "check its permissions"
        raise InputError(message, advice=advice, where=str(folder)) from error


def _growth() -> Budget:
    return Budget(steps=LIMIT_STEPS, characters=LIMIT_WORK, longest=LIMIT_CHARACTERS)


_MEANINGS: Final[tuple[tuple[type[Exception], tuple[str, str]], ...]] = (
    (
        SecurityError,
        ("the sandbox forbids what the template does", "only read the values that are given"),
    ),
    (
        OutsideError,
        (
            "the template is a link that leads out of its folder",
            "put the file itself into the folder",
        ),
    ),
    (
        BudgetExceededError,
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


def _limited(chunks: Iterator[str]) -> Iterator[str]:
    length = 0
    for chunk in chunks:
        length += len(chunk)
        if length > LIMIT_CHARACTERS:
            raise BudgetExceededError
        yield chunk
