"""What was judged: a rule's card, a finding, how bad and how sure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import Final

from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field

_FINGERPRINT_BYTES: Final = 16


class Severity(IntEnum):
    """How bad a finding is; members compare by weight.

    `ERROR`: Setup stops, ignores the file, or does something else than written.
    `WARNING`: works today but is documented otherwise, or exposes a secret.
    `NOTE`: style, or a thing worth knowing.
    """

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word that reports and options use."""
        return self.name.lower()


class Confidence(StrEnum):
    """How sure a rule is of what it says."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a document's decoded text, and what to write in its place.

    Attributes:
        start: index of its first character.
        end: index behind its last; equal to `start` where something is put in.
        text: our own words or the catalog's; never a piece of the document, so never a secret.
    """

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that removes the finding.

    Attributes:
        summary: what the change does, in a few words.
        is_safe: whether the file's meaning for Setup stays the same or becomes what was meant.
        edits: all that is changed; none overlaps another.
        uncovers: whether it brings into view what could not be judged before, such as the
            settings of a component whose name was misspelt.
    """

    summary: str
    is_safe: bool
    edits: tuple[Edit, ...] = ()
    uncovers: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict on one place.

    Attributes:
        rule: slug of the rule.
        message: what is wrong; never a secret, never a value that may hold one.
        advice: what to do.
        last_five: last group of the product key concerned, where there is one.
        secret_id: keyed hash of the secret concerned, equal wherever the same one stands; the
            key of the hash is drawn anew for each run unless the user keeps one.
        excerpt: the place as it may be shown; no part of what was found.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    location: Location
    message: str
    advice: str
    last_five: str | None = None
    fix: Fix | None = None
    excerpt: Excerpt | None = field(default=None, compare=False)
    secret_id: str | None = None

    @property
    def help(self) -> str:
        """The address of the rule's page: a command that prints it."""
        return f"unattend-gen explain {self.rule}"

    def fixed_by(self, fix: Fix | None) -> Finding:
        """The same finding with a fix, if there is one."""
        return self if fix is None else replace(self, fix=fix)

    @property
    def fingerprint(self) -> str:
        """A stable name for baselines: rule, place and setting, never the secret or its hash.

        The line takes part only where no setting is known, so that findings survive edits
        elsewhere in the file.
        """
        where = self.location
        anchor = where.setting or f"line {where.line}"
        parts = (self.rule, where.path.replace("\\", "/"), *where.inside, anchor)
        text = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(text, digest_size=_FINGERPRINT_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class RuleCard:
    """The identity of a rule: what it is called and how it judges.

    Attributes:
        slug: lower case with dashes, reads after "allow"; never reused.
        summary: one line, a statement about the document.
        severity: of its findings, unless `other_severities` applies.
        since: version of this program that brought the rule.
        bad: a small document on which the rule reports a finding.
        good: the same document without the fault.
        bad_name: the name of the examples, for rules about names and places.
        neighbors: name and text of other documents next to the examples.
        exposes_secret: whether a finding means that others can read a key or a password.
        other_severities: each further severity of its findings, with the evidence for it; the
            same evidence leads to the same severity in every command.
        setup_effect: what Setup does, for a rule that reports errors about what Setup reads.
    """

    slug: str
    summary: str
    severity: Severity
    confidence: Confidence
    since: str
    bad: str
    good: str
    bad_name: str = "unattend.xml"
    neighbors: tuple[tuple[str, str], ...] = ()
    exposes_secret: bool = False
    other_severities: tuple[tuple[Severity, str], ...] = ()
    setup_effect: str = ""

    def finding(
        self,
        at: Location,
        message: str,
        *,
        advice: str,
        severity: Severity | None = None,
        confidence: Confidence | None = None,
        last_five: str | None = None,
    ) -> Finding:
        """A finding of this rule; severity and confidence are the card's unless given."""
        return Finding(
            rule=self.slug,
            severity=severity or self.severity,
            confidence=confidence or self.confidence,
            location=at,
            message=message,
            advice=advice,
            last_five=last_five,
        )


HIDDEN: Final = "…"
"""What stands for everything that is not shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of markup, written anew from what may be shown.

    Attributes:
        text: the element of a finding; values that are or may be secret are `…`.
        start: index of the first character that the finding is about.
        end: index behind the last.
    """

    text: str
    start: int
    end: int

    @property
    def caret(self) -> str:
        """The line to put below the text."""
        return " " * self.start + "^" * (self.end - self.start)


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
