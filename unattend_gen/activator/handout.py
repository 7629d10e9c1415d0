"""A page for people to work by: steps under headings, in text, Markdown or JSON."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_WIDTH: Final = 100
_SCHEMA: Final = "unattend-gen/handout/1"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes:
        text: what, in a sentence.
        commands: what to run for it, a line each.
        remark: what else to know, or empty.
    """

    text: str
    commands: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Steps that belong together, in their order."""

    heading: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """The page.

    Attributes:
        remarks: what to know before the first step.
    """

    title: str
    remarks: tuple[str, ...]
    sections: tuple[Section, ...]


def written(handout: Handout, form: str) -> str:
    """The page in one of its forms.

    Raises:
        UsageError: naming the forms there are.
    """
    if form not in _FORMS:
        message = f"no such format; there are {', '.join(_FORMS)}"
        raise UsageError(message, advice="leave --format out for text")
    return _FORMS[form](handout)


def _as_text(handout: Handout) -> str:
    parts = [handout.title, *(_wrapped(remark, "", "") for remark in handout.remarks)]
    parts += ["\n".join(_text_section(section)) for section in handout.sections]
    return "\n\n".join(parts) + "\n"


def _text_section(section: Section) -> Iterator[str]:
    yield section.heading
    for number, step in enumerate(section.steps, start=1):
        yield _wrapped(step.text, f"  {number}. ", "     ")
        yield from (f"       {command}" for command in step.commands)
        if step.remark:
            yield _wrapped(step.remark, "     ", "     ")


def _wrapped(text: str, first: str, others: str) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _as_markdown(handout: Handout) -> str:
    parts = [f"# {handout.title}", *handout.remarks]
    for section in handout.sections:
        parts += [f"## {section.heading}", *_markdown_steps(section)]
    return "\n\n".join(parts) + "\n"


def _markdown_steps(section: Section) -> Iterator[str]:
    for number, step in enumerate(section.steps, start=1):
        yield f"{number}. {step.text}"
        if step.commands:
            block = "\n".join(("```", *step.commands, "```"))
            yield textwrap.indent(block, "    ")
        if step.remark:
            yield f"    {step.remark}"


def _as_json(handout: Handout) -> str:
    told = {"schema": _SCHEMA, **asdict(handout)}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


_FORMS: Final[Mapping[str, Callable[[Handout], str]]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "json": _as_json,
}
