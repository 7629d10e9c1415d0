"""Pages whose facts are in other engines: rules, render targets, activation topics.

The public API knows all engines and passes these pages to `lookup.explain`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.pages.layout import columns, page, paragraph, table
from unattend_gen.pages.spec_key_page import spec_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from unattend_gen.core.passes import Pass


KINDS: Final = {
    "activation": "activation topic",
    "list": "list",
    "rule": "rule",
    "target": "render target",
}
"""What the kinds of topics are called on a page."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something with a page of its own.

    Attributes:
        kind: one of `KINDS`.
        name: lower case; `explain` finds the page by it.
        text: returns the page, with or without a title.
    """

    kind: str
    name: str
    text: Callable[[], str]

    @property
    def qualified_name(self) -> str:
        """The name with its kind, where the name alone has several meanings: `target:wds`."""
        return f"{self.kind}:{self.name}"

    def page(self) -> str:
        """Return the page, with the name as title if it has none."""
        text = self.text().rstrip()
        return f"{text}\n" if text.startswith(self.name) else page(self.name, text)

    def summary(self) -> str:
        """Return the kind and the first paragraph below the title, in one line."""
        first = self.page().split("\n\n")[1]
        return f"{KINDS[self.kind]}; {' '.join(first.split())}"


def target_page(
    name: str,
    summary: str,
    answer_files: Sequence[tuple[str, Sequence[Pass]]],
) -> str:
    """Return the page of a render target.

    Args:
        name: of the target, as `target` in a spec has it.
        summary: one line without a final full stop.
        answer_files: name and passes of each answer file.
    """
    return page(
        name,
        paragraph(f"{summary[0].upper()}{summary[1:]}."),
        columns("Answer files", [(file, ", ".join(passes)) for file, passes in answer_files]),
        table(
            [
                ("in a spec", f'target = "{name}"'),
                ("its own table", f"[{name}]" if spec_key(name) else None),
                ("command", f"unattend-gen render SPEC --target {name} --out DIR"),
            ]
        ),
    )


def activation_page(name: str, text: str) -> str:
    """Return the page of an activation topic.

    Args:
        name: of the topic and of its command.
        text: what it is about; the first line is a summary, paragraphs follow.
    """
    return page(
        name,
        *map(paragraph, text.strip().split("\n\n")),
        table(
            [
                ("command", f"unattend-gen activation {name}"),
                ("options", f"unattend-gen activation {name} --help"),
                ("error codes", "unattend-gen explain activation-errors"),
            ]
        ),
    )
