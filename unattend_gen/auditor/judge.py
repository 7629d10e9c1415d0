"""The verdict on one document, with the state of each sensitive setting and the findings.

A document is scrubbed if it contains Setup's marker and no secret, and leaked if it contains any
secret: in a setting, a command, a comment or elsewhere. Published keys, placeholders and empty
passwords are reported but are not leaks. A document that cannot be parsed is searched as text.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.encoding import decode, with_plain_line_ends
from unattend_gen.answer_file.names import KEY_VALUE, local
from unattend_gen.answer_file.tree import own_text
from unattend_gen.auditor.findings import CopyKind, copy_kind, setting_finding, text_finding
from unattend_gen.core.deadline import require_time
from unattend_gen.core.finding import Severity
from unattend_gen.core.match import live
from unattend_gen.core.report import CheckedDocument, CheckedSetting, SettingState, Verdict
from unattend_gen.detect.content import SensitiveText, classify
from unattend_gen.detect.prefilter import hints_on
from unattend_gen.detect.sensitive import AddressedElement, addressed_elements, sensitive_text
from unattend_gen.detect.text import live_keys, matches_in_markup, matches_in_text
from unattend_gen.errors import AnswerFileError
from unattend_gen.rules.answer_file import doctype_present, secret_in_command, wrong_root
from unattend_gen.rules.secret import leftover_key, leftover_password

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location


LEAKS: Final = frozenset(
    module.CARD.slug for module in (leftover_key, leftover_password, secret_in_command)
)
"""The rules whose findings mean that a secret was left."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one document, and the findings in it."""

    document: CheckedDocument
    findings: tuple[Finding, ...]


def judge(location: Location, answer_file: AnswerFile, catalog: Catalog) -> Judged:
    """Inspect every element, attribute, comment and declaration of a parsed document."""
    copy = copy_kind(location, was_processed=answer_file.was_processed)
    inspection = _Inspection(location, answer_file, catalog, copy)
    for place in addressed_elements(answer_file):
        require_time()
        inspection.inspect_texts(place, inspection.inspect_setting(place))
    inspection.inspect_root()
    inspection.inspect_frame()
    return inspection.judged()


def judge_settings(location: Location, answer_file: AnswerFile, catalog: Catalog) -> Judged:
    """Inspect the sensitive settings of a document whose text holds no secret elsewhere."""
    copy = copy_kind(location, was_processed=answer_file.was_processed)
    inspection = _Inspection(location, answer_file, catalog, copy)
    for place in addressed_elements(answer_file):
        require_time()
        inspection.inspect_setting(place)
    inspection.inspect_root()
    if answer_file.doctype_line is not None:
        inspection.inspect_doctype(answer_file.doctype_line)
    return inspection.judged()


def verdict(settings: Iterable[CheckedSetting], findings: Iterable[Finding]) -> Verdict:
    """Return the verdict that follows from the states and findings."""
    if any(one.rule in LEAKS and one.severity > Severity.NOTE for one in findings):
        return Verdict.LEAKED
    if any(setting.state is SettingState.MARKER for setting in settings):
        return Verdict.SCRUBBED
    return Verdict.NOTHING_TO_SCRUB


@dataclass(slots=True)
class _Inspection:
    """The settings and findings of a document so far."""

    location: Location
    answer_file: AnswerFile
    catalog: Catalog
    copy: CopyKind
    settings: list[CheckedSetting] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def judged(self) -> Judged:
        """Return the verdict that follows from what was found."""
        findings = tuple(dict.fromkeys(self.findings))
        settings = tuple(self.settings)
        document = CheckedDocument(self.location, verdict(settings, findings), settings)
        return Judged(document, findings)

    def inspect_setting(self, place: AddressedElement) -> SensitiveText | None:
        """Inspect the value of an element and return it, if it is a sensitive setting."""
        sensitive = sensitive_text(place, self.catalog)
        if sensitive is not None:
            self._inspect_value(place, sensitive)
        return sensitive

    def inspect_texts(self, place: AddressedElement, sensitive: SensitiveText | None) -> None:
        """Inspect the texts of an element except the sensitive one."""
        text = "\n".join(_other_texts(place, sensitive))
        hints = hints_on(text.encode()) if text.strip() else None
        for secret in live(matches_in_text(text, hints)) if hints is not None else ():
            at = self._at(place.element, place.address)
            place_name = "a command" if secret.command else "the text"
            self.findings.append(text_finding(secret, at, place_name, is_setting=True))

    def inspect_root(self) -> None:
        """Inspect the name of the root element."""
        root = self.answer_file.root
        if local(root.tag) != "unattend":
            message = "the root element is not unattend, so this is not an answer file"
            advice = "pass the answer file itself"
            self.findings.append(wrong_root.CARD.finding(self._at(root), message, advice=advice))

    def inspect_frame(self) -> None:
        """Inspect what is not an element: comments, instructions, the DOCTYPE, names."""
        for comment in _comments(self.answer_file.root):
            text = comment.text or ""
            first_line = (comment.sourceline or 1) - text.count("\n")
            self._inspect_markup(text, first_line, "a comment")
        if self.answer_file.doctype_line is not None:
            self.inspect_doctype(self.answer_file.doctype_line)
        self._inspect_names()

    def _inspect_value(self, place: AddressedElement, sensitive: SensitiveText) -> None:
        content = classify(replace(sensitive, was_used=self.copy.is_setups))
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

    def inspect_doctype(self, line: int) -> None:
        """Inspect the DOCTYPE, which is a finding by itself."""
        message = "a DOCTYPE precedes the root element"
        advice = (
            "remove it: Setup does not need it, and its entities can hide what the file contains"
        )
        at = replace(self.location, line=line)
        self.findings.append(doctype_present.CARD.finding(at, message, advice=advice))
        root = self._at(self.answer_file.root)
        whole = with_plain_line_ends(self.answer_file.text).split("\n")
        lines = whole[line - 1 : root.line]
        before_root = lines[-1][: (root.column or 1) - 1]
        self._inspect_markup("\n".join((*lines[:-1], before_root)), line, "the DOCTYPE")

    def _inspect_names(self) -> None:
        """Add the keys that only names, prefixes and namespaces spell."""
        reported = {finding.last_five for finding in self.findings}
        lines = {finding.location.line for finding in self.findings if finding.rule in LEAKS}
        for key in live_keys(with_plain_line_ends(self.answer_file.text)):
            at = replace(self.location, line=key.line)
            if key.last_five not in reported and at.line not in lines:
                self.findings.append(text_finding(key, at, "the markup", is_setting=False))

    def _inspect_markup(self, text: str, first_line: int, place: str) -> None:
        for secret in live(matches_in_markup(text)):
            at = replace(self.location, line=first_line + (secret.line or 1) - 1)
            self.findings.append(text_finding(secret, at, place, is_setting=False))

    def _at(self, element: Element, setting: str | None = None) -> Location:
        at = self.answer_file.location(self.location.path, element, setting)
        return replace(at, inside=self.location.inside)


def _other_texts(place: AddressedElement, sensitive: SensitiveText | None) -> Iterator[str]:
    """Yield the texts of an element except the sensitive one."""
    if sensitive is None or sensitive.in_attribute:
        yield own_text(place.element)
    for name, value in place.element.attrib.items():
        if sensitive is None or not sensitive.in_attribute or name != KEY_VALUE:
            yield str(value)


def _comments(root: Element) -> Iterator[Element]:
    """Yield the comments and instructions before, in and after the root element."""
    nodes = (*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings())
    return (node for node in nodes if not isinstance(node.tag, str))


def findings_in_text(document: Document) -> tuple[Finding, ...]:
    """Return the findings on elements, commands and key shapes in bytes that cannot be parsed."""
    found = (finding for text in _readings(document.data) for finding in _in(document, text))
    return tuple(dict.fromkeys(found))


def _in(document: Document, text: str) -> Iterator[Finding]:
    for secret in live(matches_in_markup(text)):
        at = replace(document.location, line=secret.line)
        yield text_finding(secret, at, "text that cannot be parsed", is_setting=False)


def _readings(data: bytes) -> Iterator[str]:
    """Yield the text in every encoding that the bytes may have, whatever they declare.

    These are the declared encoding, UTF-8, and, if there are zero bytes, UTF-16 from an even and an
    odd offset.
    """
    declared = None
    with suppress(AnswerFileError):
        declared = decode(data)[0]
        yield declared
    readable = data.decode("utf-8", "replace")
    if readable != declared:
        yield readable
    if b"\0" in data:
        yield data.decode("utf-16-le", "replace")
        yield data[1:].decode("utf-16-le", "replace")
