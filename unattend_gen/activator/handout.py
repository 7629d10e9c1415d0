"""Handouts: numbered steps under headings, as text, Markdown or JSON."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import choose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_WIDTH: Final = 100
_SCHEMA: Final = "unattend-gen/handout/1"


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        text: what to do, in a sentence.
        commands: commands to run, one per line.
        remark: further information, or empty.
    """

    text: str
    commands: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Steps under one heading, in order."""

    heading: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """A page of steps.

    Attributes:
        remarks: paragraphs before the first step.
    """

    title: str
    remarks: tuple[str, ...]
    sections: tuple[Section, ...]

    def format(self, format_: str = "text") -> str:
        """Return the page as `text`, `markdown` or `json`.

        Raises:
            UsageError: the format is unknown.
        """
        return choose(FORMATS, format_, "omit --format for text")(self)


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
    document = {"schema": _SCHEMA, **asdict(handout)}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


FORMATS: Final[Mapping[str, Callable[[Handout], str]]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "json": _as_json,
}
