"""One parsed document judged: a state for each sensitive setting, findings, a verdict.

A document is scrubbed when Setup's marker stands in it and no secret does; leaked when any does,
in a setting, a command, a comment or elsewhere. Published keys, placeholders and empty
passwords are told but are no leak.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.encoding import with_plain_line_ends
from unattend_gen.answer_file.names import KEY_VALUE, local
from unattend_gen.answer_file.tree import own_text
from unattend_gen.auditor.advice import CopyKind, copy_kind
from unattend_gen.auditor.wording import loose_finding, setting_finding
from unattend_gen.core.finding import Severity
from unattend_gen.core.match import live
from unattend_gen.core.report import CheckedDocument, CheckedSetting, SettingState, Verdict
from unattend_gen.detect.content import SensitiveText, classify
from unattend_gen.detect.sensitive import AddressedElement, addressed_elements, sensitive_text
from unattend_gen.detect.text import live_keys, matches_in_markup, matches_in_text
from unattend_gen.rules.answer_file import doctype_present, secret_in_command, wrong_root
from unattend_gen.rules.secret import leftover_key, leftover_password

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location

LEAKS: Final = frozenset(
    module.CARD.slug for module in (leftover_key, leftover_password, secret_in_command)
)
"""Rules whose findings mean that a secret was left."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What there is to say of one document."""

    document: CheckedDocument
    findings: tuple[Finding, ...]


def judge(location: Location, answer_file: AnswerFile, catalog: Catalog) -> Judged:
    """Look at every element, attribute, comment and declaration of a parsed document."""
    copy = copy_kind(location, was_processed=answer_file.was_processed)
    survey = _Survey(location, answer_file, catalog, copy)
    for place in addressed_elements(answer_file):
        survey.look_at(place)
    survey.look_at_frame()
    findings = tuple(dict.fromkeys(survey.findings))
    settings = tuple(survey.settings)
    document = CheckedDocument(location, verdict(settings, findings), settings)
    return Judged(document, findings)


def verdict(settings: Iterable[CheckedSetting], findings: Iterable[Finding]) -> Verdict:
    """The verdict that states and findings add up to."""
    if any(one.rule in LEAKS and one.severity > Severity.NOTE for one in findings):
        return Verdict.LEAKED
    if any(setting.state is SettingState.MARKER for setting in settings):
        return Verdict.SCRUBBED
    return Verdict.NOTHING_TO_SCRUB


@dataclass(slots=True)
class _Survey:
    """What has been seen of a document so far."""

    location: Location
    answer_file: AnswerFile
    catalog: Catalog
    copy: CopyKind
    settings: list[CheckedSetting] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def look_at(self, place: AddressedElement) -> None:
        sensitive = sensitive_text(place, self.catalog)
        if sensitive is not None:
            self._look_at_setting(place, sensitive)
        text = "\n".join(_other_texts(place, sensitive))
        for secret in live(matches_in_text(text)) if text.strip() else ():
            at = self._at(place.element, place.address)
            place_name = "a command" if secret.command else "the text"
            self.findings.append(loose_finding(secret, at, place_name, is_setting=True))

    def look_at_frame(self) -> None:
        """Everything that is no element: comments, instructions, the DOCTYPE, the root's name."""
        root = self.answer_file.root
        if local(root.tag) != "unattend":
            message = "the root element is not unattend, so this is no answer file"
            advice = "name the answer file itself"
            self.findings.append(wrong_root.CARD.finding(self._at(root), message, advice=advice))
        for remark in _remarks(root):
            text = remark.text or ""
            first_line = (remark.sourceline or 1) - text.count("\n")
            self._look_at_markup(text, first_line, "a comment")
        if self.answer_file.doctype_line is not None:
            self._look_at_doctype(self.answer_file.doctype_line)
        self._look_at_names()

    def _look_at_setting(self, place: AddressedElement, sensitive: SensitiveText) -> None:
        content = classify(sensitive)
        address = f"{place.address}/@keyValue" if sensitive.in_attribute else place.address
        at = self._at(place.element, address)
        self.settings.append(CheckedSetting(address, content.kind.state, at.line))
        finding = setting_finding(
            content,
            sensitive.kind,
            at,
            self.copy,
            pass_was_processed=place.was_processed,
        )
        if finding is not None:
            self.findings.append(finding)

    def _look_at_doctype(self, line: int) -> None:
        message = "a DOCTYPE stands before the root element"
        advice = "remove it: Setup needs none, and its entities can hide what a file says"
        at = replace(self.location, line=line)
        self.findings.append(doctype_present.CARD.finding(at, message, advice=advice))
        root = self._at(self.answer_file.root)
        whole = with_plain_line_ends(self.answer_file.text).split("\n")
        lines = whole[line - 1 : root.line]
        before_root = lines[-1][: (root.column or 1) - 1]
        self._look_at_markup("\n".join((*lines[:-1], before_root)), line, "the DOCTYPE")

    def _look_at_names(self) -> None:
        """The keys that no text above held: names, prefixes and namespaces can spell one too."""
        told = {finding.last_five for finding in self.findings}
        lines = {finding.location.line for finding in self.findings if finding.rule in LEAKS}
        for key in live_keys(with_plain_line_ends(self.answer_file.text)):
            at = replace(self.location, line=key.line)
            if key.last_five not in told and at.line not in lines:
                self.findings.append(loose_finding(key, at, "the markup", is_setting=False))

    def _look_at_markup(self, text: str, first_line: int, place: str) -> None:
        for secret in live(matches_in_markup(text)):
            at = replace(self.location, line=first_line + (secret.line or 1) - 1)
            self.findings.append(loose_finding(secret, at, place, is_setting=False))

    def _at(self, element: Element, setting: str | None = None) -> Location:
        at = self.answer_file.location(self.location.path, element, setting)
        return replace(at, inside=self.location.inside)


def _other_texts(place: AddressedElement, sensitive: SensitiveText | None) -> Iterator[str]:
    """The texts of an element that are not the sensitive one."""
    if sensitive is None or sensitive.in_attribute:
        yield own_text(place.element)
    for name, value in place.element.attrib.items():
        if sensitive is None or not sensitive.in_attribute or name != KEY_VALUE:
            yield str(value)


def _remarks(root: Element) -> Iterator[Element]:
    """The comments and instructions before, in and behind the root element."""
    nodes = (*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings())
    return (node for node in nodes if not isinstance(node.tag, str))
