"""Findings and the cards of rules: severity, confidence, fixes and excerpts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import Final

from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field

_FINGERPRINT_BYTES: Final = 16


class Severity(IntEnum):
    """The severity of a finding; members compare by weight.

    `ERROR`: Setup stops, ignores the file, or does something else than the file says.
    `WARNING`: works but contradicts the documentation, or exposes a secret.
    `NOTE`: style, or something worth knowing.
    """

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word in reports and options."""
        return self.name.lower()


class Confidence(StrEnum):
    """How likely a finding is true."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of a part of a document's decoded text.

    Attributes:
        start: index of its first character.
        end: index after its last; equal to `start` for an insertion.
        text: our own text or the catalog's, never a part of the document, so never a secret.
    """

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that removes the finding.

    Attributes:
        summary: the change in a few words.
        is_safe: whether the meaning for Setup stays the same or becomes what was clearly intended.
        edits: all changes, without overlaps.
        uncovers: whether more can be validated after the change, such as the settings of a
            component whose name was misspelt.
    """

    summary: str
    is_safe: bool
    edits: tuple[Edit, ...] = ()
    uncovers: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on one location.

    Attributes:
        rule: slug of the rule.
        message: what is wrong; never a secret or a value that may contain one.
        advice: what to do.
        last_five: last group of the product key concerned, if any.
        secret_id: keyed hash of the secret concerned, equal for equal secrets; the key of the
            hash is random for each run unless the user provides one.
        excerpt: the location as it may be shown; not compared.
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
        """The command that prints the page of the rule."""
        return f"unattend-gen explain {self.rule}"

    def fixed_by(self, fix: Fix | None) -> Finding:
        """Return the finding with a fix, if there is one."""
        return self if fix is None else replace(self, fix=fix)

    @property
    def fingerprint(self) -> str:
        """A stable hash of rule, location and setting, for baselines; never of the secret.

        The line is included only if there is no setting, so that edits elsewhere in the file do
        not change the fingerprint.
        """
        where = self.location
        anchor = where.setting or f"line {where.line}"
        parts = (self.rule, where.path.replace("\\", "/"), *where.inside, anchor)
        text = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(text, digest_size=_FINGERPRINT_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class RuleCard:
    """The identity of a rule: slug, summary, severity, confidence and examples.

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
        """Return a finding of this rule; severity and confidence default to those of the card."""
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
"""Replaces everything that is not shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of markup, rebuilt from the parts that may be shown.

    Attributes:
        text: the element of a finding, with `…` for values that are or may be secret.
        start: index of the first character that the finding is about.
        end: index after the last.
    """

    text: str
    start: int
    end: int

    @property
    def caret(self) -> str:
        """The line of carets below the text."""
        return " " * self.start + "^" * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's card and its page, for reports that explain what they found.

    Attributes:
        card: of the rule.
        text: Markdown: a sentence, then sections that begin with `## `.
    """

    card: RuleCard
    text: str

    @property
    def lead(self) -> str:
        """The first sentence of the page, on one line."""
        return " ".join(self.text.partition("\n\n")[0].split())
