"""Judge answer files: parse, hold against the schema, walk once, ask every rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from unattend_gen import plugins
from unattend_gen.answer_file.parse import parse
from unattend_gen.core.report import Report, Skipped, in_reading_order
from unattend_gen.errors import AnswerFileError
from unattend_gen.rules import answer_file as rules_folder
from unattend_gen.rules.answer_file import doctype_present, schema_mismatch, template_source
from unattend_gen.rules.answer_file.not_well_formed import from_error
from unattend_gen.rules.index import survey
from unattend_gen.rules.naming import MOST_LOOKED_UP
from unattend_gen.rules.rule import Rule
from unattend_gen.validator.excerpt import with_excerpts
from unattend_gen.validator.ignored import without_ignored
from unattend_gen.validator.memory import Memory
from unattend_gen.validator.policy import ALL_RULES, Choice, Policy, choose
from unattend_gen.validator.unexplained import unexplained

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding, Severity
    from unattend_gen.core.location import Location
    from unattend_gen.validator.memory import Recalled


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the slugs."""
    return tuple(plugins.load_all(rules_folder, "RULE", Rule))


def rule_pages() -> Mapping[str, str]:
    """The page of each rule by its slug."""
    return {rule.card.slug: rule.page for rule in rules()}


def rules_page() -> str:
    """Each rule with its severity and one line, in the order of the slugs."""
    width = max(len(rule.card.slug) for rule in rules())
    cards = (rule.card for rule in rules())
    return "\n".join(
        f"{card.slug:<{width}}  {card.severity.label:<7}  {card.summary}" for card in cards
    )


def judge(
    document: Document,
    catalog: Catalog,
    *,
    windows: WindowsVersion | None = None,
    policy: Policy = ALL_RULES,
    memory: Memory | None = None,
) -> tuple[Finding, ...]:
    """Every finding on one document, in the order of its lines.

    Args:
        document: any bytes at all; what is no XML is a finding too.
        catalog: the facts.
        windows: the release the file is for, or None for any.
        policy: which rules are asked.
        memory: of documents judged with the same catalog, release and policy; None for that of
            this process. It saves time and changes no verdict.
    """
    try:
        answer_file = parse(document.data)
    except AnswerFileError as error:
        return _unparsed(document, error, policy)
    return judge_answer_file(
        document.location, answer_file, catalog, windows=windows, policy=policy, memory=memory
    )


def judge_answer_file(
    location: Location,
    answer_file: AnswerFile,
    catalog: Catalog,
    *,
    windows: WindowsVersion | None = None,
    policy: Policy = ALL_RULES,
    memory: Memory | None = None,
) -> tuple[Finding, ...]:
    """Every finding on what has been parsed already; the rest as for `judge`."""
    choice = _choice(policy.select, policy.unasked(location.path))
    seen = survey(location, answer_file, catalog, windows)
    memory = _memory(catalog, windows, choice.slugs) if memory is None else memory
    recalled = memory.recall(seen)
    findings = _findings(recalled, choice, memory)
    if len(findings) > MOST_LOOKED_UP:
        # Rules are brief where there is so much to say, and count over the whole document.
        findings = [found for rule in choice.asked for found in rule.check(seen)]
    if schema_mismatch.CARD.slug in choice.slugs and not memory.follows_schema(recalled):
        # What a rule would explain stays explained where that rule is not asked.
        unasked = (finding for rule in choice.others for finding in rule.check(seen))
        findings += unexplained(recalled.survey, chain(findings, unasked))
    left = without_ignored(seen, findings, choice.slugs)
    return in_reading_order(with_excerpts(seen, left))


def _findings(recalled: Recalled, choice: Choice, memory: Memory) -> list[Finding]:
    """What the rules find; those on components are asked about the ones not judged before."""
    fresh, whole = recalled.fresh, recalled.survey
    old = tuple(recalled.findings())
    asked = (rule for rule in choice.on_components if recalled.is_to_ask(rule.reads))
    new = tuple(found for rule in asked for found in rule.check(fresh))
    if len(old) + len(new) <= MOST_LOOKED_UP:
        new = tuple(with_excerpts(whole, new))
        memory.remember(recalled, new)
    together = [one for rule in choice.on_settings for one in memory.asked(rule, recalled)]
    others = [one for rule in choice.on_documents for one in rule.check(whole)]
    if not others:
        memory.silent.remember_comments(text for _, text in whole.fresh_comments)
    return [*old, *new, *together, *others]


@cache
def _choice(select: frozenset[str] | None, ignore: frozenset[str]) -> Choice:
    """Made once for each combination that occurs in a run."""
    return choose(rules(), select, ignore)


@cache
def _memory(_catalog: Catalog, _windows: WindowsVersion | None, _asked: frozenset[str]) -> Memory:
    """What is remembered from one document to the next; no verdict depends on it."""
    return Memory()


def _unparsed(document: Document, error: AnswerFileError, policy: Policy) -> tuple[Finding, ...]:
    """What can be said of bytes that are no XML; that they are none is always said."""
    choice = _choice(policy.select, policy.unasked(document.location.path))
    found = (*doctype_present.in_unparsed(document), *template_source.in_unparsed(document))
    refusal = from_error(error, document.location)
    return in_reading_order((*(one for one in found if one.rule in choice.slugs), refusal))


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in some documents, in their order.

    Attributes:
        findings: of all that were read.
        skipped: what could not be looked at.
        documents_read: how many were judged.
    """

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    documents_read: int


def judge_all(
    documents: Iterable[Document | Skipped],
    catalog: Catalog,
    *,
    windows: WindowsVersion | None = None,
    policy: Policy = ALL_RULES,
) -> Judged:
    """What is found in a stream of documents, each let go before the next is taken."""
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    read = 0
    for document in documents:
        if isinstance(document, Skipped):
            skipped.append(document)
        else:
            read += 1
            findings += judge(document, catalog, windows=windows, policy=policy)
    return Judged(tuple(findings), tuple(skipped), read)


def report(parts: Iterable[Judged], *, fail_on: Severity | None) -> Report:
    """The report on all parts of the work, in their order."""
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    read = 0
    for part in parts:
        findings += part.findings
        skipped += part.skipped
        read += part.documents_read
    return Report(
        command="validate",
        findings=tuple(findings),
        skipped=tuple(skipped),
        documents_read=read,
        fail_on=fail_on,
    )


def validate(
    documents: Iterable[Document | Skipped],
    catalog: Catalog,
    *,
    windows: WindowsVersion | None,
    fail_on: Severity | None,
) -> Report:
    """A report on a stream of documents, by all rules."""
    return report((judge_all(documents, catalog, windows=windows),), fail_on=fail_on)
