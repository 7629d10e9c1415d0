"""The page of the deployment targets, from their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.pages.markdown import anchored, code, page, plain, table
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.target import target_facts, target_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs.pages.markdown import Page
    from unattend_gen.renderer.target import AnswerFilePlan


def pages() -> Iterator[Page]:
    """Yield the page, a table of all built-in targets."""
    plans = map(target_plan, target_facts())
    yield page(
        "reference/targets.md",
        "Targets",
        "Names for `target` in a spec, for `render --target`, and for `like` in a"
        " [target of your own](../templates.md).",
        table(
            ("Name", "Files", "Answer files and their passes"),
            (
                (
                    anchored(plan.name, plan.name),
                    plain(plan.summary),
                    "; ".join(map(_answer_file, plan.answer_files)),
                )
                for plan in plans
            ),
        ),
    )


def _answer_file(plan: AnswerFilePlan) -> str:
    passes = "all" if plan.passes == frozenset(Pass) else ", ".join(sorted(plan.passes))
    return f"{code(plan.name)}: {passes}"
