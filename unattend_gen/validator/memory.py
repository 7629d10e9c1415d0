"""What a run remembers of the components that it has judged.

The files of a fleet are made from one template: most of their components are the same, byte for
byte. Of such a component the findings that rest on it alone are the same too, moved to where it
stands. They are kept and told again; only the other components are walked over.

What holds placeholders or markers is not remembered, for it is about the document as a whole.
Kept are digests, names of the catalog and findings, which hold no secret.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.markup import place_at
from unattend_gen.core.location import Location
from unattend_gen.rules.keys import SETUP
from unattend_gen.rules.placeholders import is_stand_in_attribute
from unattend_gen.rules.rule import COMMANDS
from unattend_gen.validator.accepted import Accepted
from unattend_gen.validator.silent import Silent
from unattend_gen.validator.stretches import Print, Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from unattend_gen.core.finding import Finding, Fix
    from unattend_gen.core.passes import Pass
    from unattend_gen.rules.index import Survey
    from unattend_gen.rules.indexed import PlacedComponent
    from unattend_gen.rules.rule import Rule
    from unattend_gen.validator.contents import Contents

MOST_COMPONENTS: Final = 2000
"""Some MiB. A run over files with more different ones forgets all and begins again."""

MOST_MET: Final = 8_000
"""Digests of components that were met once; a MiB."""

_MOST_QUIET: Final = 500
"""Combinations of components about which one rule was silent."""

_MOST_FINDINGS: Final = 25
"""Of one component; where there are more, they are not worth keeping."""

_STATEMENTS: Final = ("{%", "%{", "{{", "<%", "&lt;%")


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of a component.

    Attributes:
        contents: what occurs in it.
        findings: those that rest on it alone, in places counted from its own.
    """

    contents: Contents
    findings: tuple[Finding, ...]


class Memory:
    """It is for one choice of rules, one catalog and one Windows version.

    Attributes:
        silent: the settings and comments that nothing was said about.
        accepted: what follows the schema.
    """

    def __init__(self) -> None:
        self.silent = Silent()
        self.accepted = Accepted()
        self._met: set[Print] = set()
        self._remembered: dict[Print, Remembered] = {}
        self._quiet: dict[str, set[tuple[object, ...]]] = {}

    def recall(self, survey: Survey) -> Recalled:
        """What is known of the components of a document."""
        pieces = _pieces(survey)
        remembered = self._remembered
        known = {
            component: remembered[piece.print]
            for component, piece in pieces.items()
            if piece.print in remembered
        }
        contents = {component: one.contents for component, one in known.items()}
        return Recalled(survey.knowing(contents, self.silent), pieces, known)

    def remember(self, recalled: Recalled, findings: Sequence[Finding]) -> None:
        """Keep what was found in components of which nothing was known, from the second time on.

        Args:
            recalled: the document.
            findings: by the rules that judge components, with their excerpts.
        """
        fresh, text = recalled.fresh, recalled.survey.answer_file.text
        self.silent.remember(fresh.fresh, findings)
        if any(one.location.column is None for one in findings):
            return  # It cannot be told which component they are about.
        for component in fresh.components:
            piece = recalled.pieces.get(component)
            if piece is None or self._is_new(piece.print):
                continue
            if not _can_be_told_again(fresh, component, text[piece.start : piece.end]):
                continue
            own, length = tuple(_own(text, piece, findings)), piece.end - piece.start
            if len(own) <= _MOST_FINDINGS and all(_is_within(one.fix, length) for one in own):
                self._keep(piece.print, Remembered(fresh.contents(component), own))

    def follows_schema(self, recalled: Recalled) -> bool:
        """Whether a document is known to follow the schema; False where it has to be asked."""
        survey = recalled.survey
        return not survey.has_markers and self.accepted.holds(survey, recalled.pieces)

    def asked(self, rule: Rule, recalled: Recalled) -> tuple[Finding, ...]:
        """What a rule finds that names the settings it reads; nothing where it was silent before.

        It is silent again where all components that have such settings are the same, byte for
        byte, in the same order.
        """
        likeness = recalled.likeness(rule.reads)
        silent = self._quiet.setdefault(rule.card.slug, set())
        if likeness is not None and likeness in silent:
            return ()
        found = tuple(rule.check(recalled.survey))
        if not found and likeness is not None:
            if len(silent) >= _MOST_QUIET:
                silent.clear()
            silent.add(likeness)
        return found

    def _is_new(self, print_: Print) -> bool:
        """Whether a component is met for the first time; many are met but once."""
        if print_ in self._met:
            return False
        if len(self._met) >= MOST_MET:
            self._met.clear()
        self._met.add(print_)
        return True

    def _keep(self, print_: Print, what: Remembered) -> None:
        if len(self._remembered) >= MOST_COMPONENTS:
            self._remembered.clear()
        self._remembered[print_] = what


@dataclass(frozen=True)  # without slots: what is asked for is kept in the instance
class Recalled:
    """A document with what is known of its components.

    Attributes:
        survey: of the whole document, with what is known.
        pieces: where each component stands, as far as that is plain to see.
        known: what is known of some of them.
    """

    survey: Survey
    pieces: Mapping[PlacedComponent, Stretch]
    known: Mapping[PlacedComponent, Remembered]

    @cached_property
    def fresh(self) -> Survey:
        """The document as if it had only the components of which nothing is known."""
        return self.survey.only(one for one in self.survey.components if one not in self.known)

    def likeness(self, reads: tuple[tuple[str, str], ...]) -> tuple[object, ...] | None:
        """The passes of the document and the components that have some settings.

        None where one of these components cannot be told from others.
        """
        having = {
            number: print_
            for name, paths in _by_component(reads).items()
            for number, contents, print_ in self._by_name.get(name, ())
            if contents.has_any(name, paths)
        }
        if None in having.values():
            return None
        return (self._passes, *(having[number] for number in sorted(having)))

    def is_to_ask(self, reads: tuple[tuple[str, str], ...]) -> bool:
        """Whether a component of which nothing is known has any of some settings."""
        return not reads or any(
            contents.has_any(name, paths)
            for name, paths in _by_component(reads).items()
            for contents in self._fresh_by_name.get(name, ())
        )

    @cached_property
    def _fresh_by_name(self) -> Mapping[str, Sequence[Contents]]:
        by_name: dict[str, list[Contents]] = {}
        for component in self.fresh.components:
            contents = self.survey.contents(component)
            by_name.setdefault(contents.component, []).append(contents)
        return by_name

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[tuple[int, Contents, Print | None]]]:
        """Number, contents and print of the components of each name, and of those with commands."""
        by_name: dict[str, list[tuple[int, Contents, Print | None]]] = {}
        for number, component in enumerate(self.survey.components):
            contents, piece = self.survey.contents(component), self.pieces.get(component)
            entry = (number, contents, None if piece is None else piece.print)
            by_name.setdefault(contents.component, []).append(entry)
            if contents.has_commands:
                by_name.setdefault(COMMANDS[0], []).append(entry)
        return by_name

    @cached_property
    def _passes(self) -> frozenset[Pass | None]:
        return frozenset(one.pass_ for one in self.survey.components)

    def findings(self) -> Iterator[Finding]:
        """What was found in the known components before, where they stand now."""
        text, document = self.survey.answer_file.text, self.survey.document
        for component, known in self.known.items():
            if known.findings:
                start = self.pieces[component].start
                place = place_at(text, start)
                yield from (_moved(one, start, place, document) for one in known.findings)


def _pieces(survey: Survey) -> Mapping[PlacedComponent, Stretch]:
    """Where the components stand whose findings may rest on them alone."""
    if survey.answer_file.was_processed:
        return {}
    names = [one.fact.name if one.fact is not None else "" for one in survey.components]
    are_kin = names.count(SETUP) > 1
    found = stretches(survey.answer_file)
    return {
        component: piece
        for component, name, piece in zip(survey.components, names, found, strict=False)
        if not (are_kin and name == SETUP)
    }


def _can_be_told_again(fresh: Survey, component: PlacedComponent, text: str) -> bool:
    """Whether nothing in it is about the document as a whole."""
    if any(mark in text for mark in _STATEMENTS):
        return False
    if any(map(is_stand_in_attribute, component.node.element.attrib.values())):
        return False
    placed = fresh.only((component,)).placed
    return not any(one.is_marker or one.is_placeholder for one in placed)


@cache
def _by_component(reads: tuple[tuple[str, str], ...]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(path for one, path in reads if one == name) for name, _ in reads}


def _own(text: str, piece: Stretch, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in a stretch, in places counted from its start."""
    start, end = place_at(text, piece.start), place_at(text, piece.end)
    for finding in findings:
        at = finding.location
        if at.line is None or at.column is None or not start <= (at.line, at.column) < end:
            continue
        column = at.column - start[1] if at.line == start[0] else at.column
        here = Location("", line=at.line - start[0], column=column, setting=at.setting)
        yield replace(finding, location=here, fix=_shifted(finding.fix, -piece.start))


def _moved(finding: Finding, start: int, place: tuple[int, int], document: Location) -> Finding:
    """A remembered finding where its component stands now."""
    line, column = finding.location.line or 0, finding.location.column or 0
    at = Location(
        document.path,
        document.inside,
        line=line + place[0],
        column=column + place[1] if line == 0 else column,
        setting=finding.location.setting,
    )
    return replace(finding, location=at, fix=_shifted(finding.fix, start))


def _shifted(fix: Fix | None, characters: int) -> Fix | None:
    if fix is None:
        return None
    edits = (
        replace(one, start=one.start + characters, end=one.end + characters) for one in fix.edits
    )
    return replace(fix, edits=tuple(edits))


def _is_within(fix: Fix | None, length: int) -> bool:
    """Whether a fix, in places counted from a component, leaves alone its edges and all around."""
    return fix is None or all(one.start > 0 and one.end < length for one in fix.edits)
