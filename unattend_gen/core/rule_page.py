"""What there is to read about a rule."""

from __future__ import annotations

from dataclasses import dataclass

from unattend_gen.core.finding import RuleCard  # noqa: TC001 - dataclass field


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's card and its page, for reports that explain what they found.

    Attributes:
        card: identity of the rule, as the reporting command judges.
        text: Markdown in our own words: a sentence, then sections that begin with `## `.
    """

    card: RuleCard
    text: str

    @property
    def lead(self) -> str:
        """The sentence that the page begins with."""
        return " ".join(self.text.partition("\n\n")[0].split())
