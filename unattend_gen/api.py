"""The façade: one function for each command, composing engines that do not know each other.

Engines are imported where they are called, so that asking what a key is loads no XML library.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen import resources
from unattend_gen.core.finding import Severity
from unattend_gen.core.report import Report
from unattend_gen.core.secret import SecretKind
from unattend_gen.errors import SourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from unattend_gen.catalog.key_inspection import KeyFacts, KeyInspection
    from unattend_gen.core.artifact import Artifact
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Skipped
    from unattend_gen.render.engine import Rendering
    from unattend_gen.spec.models import Spec

MEANT_IN_RENDERED: Final = frozenset({"encoded-password", "plain-text-password"})
"""Findings that a spec asks for: its author put these secrets there, and the file is 0600."""


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What `render` is to do.

    Attributes:
        spec: the spec file.
        out: folder to make.
        target: wins over the spec's own.
        key_from: secret source of the activation key; wins over the spec's own.
        settings: `PASS/COMPONENT/PATH=VALUE` texts; win over the spec.
        templates: folder whose templates go before ours.
        replace: whether files that exist may be replaced.
        dry_run: do all but write.
        fail_on: least severity of a finding that keeps everything from being written.
    """

    spec: Path
    out: Path
    target: str | None = None
    key_from: str | None = None
    settings: tuple[str, ...] = ()
    templates: Path | None = None
    replace: bool = False
    dry_run: bool = False
    fail_on: Severity | None = Severity.WARNING


@dataclass(frozen=True, slots=True)
class RenderOutcome:
    """What `render` did: its report and, unless a finding forbade it, the artefacts."""

    report: Report
    artifacts: tuple[Artifact, ...]
    is_written: bool


def render(request: RenderRequest) -> RenderOutcome:
    """Render a spec, judge the result, and write it if nothing speaks against it.

    Raises:
        InputError: the spec, a secret source or a template cannot be used.
        OutputError: the folder cannot be written; nothing is left behind.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.output import demand_room, write_folder
    from unattend_gen.render.engine import render as render_spec
    from unattend_gen.spec.load import load_spec
    from unattend_gen.spec.secrets import read_secret

    spec = load_spec(
        request.spec, target=request.target, settings=request.settings, key_from=request.key_from
    )
    rendering = render_spec(spec, catalog(), read_secret, templates=request.templates)
    report = _judge_rendering(rendering, spec, request)
    if report.exit_code:
        return RenderOutcome(report, (), is_written=False)
    if request.dry_run:
        demand_room(request.out, replace=request.replace)
    else:
        write_folder(request.out, rendering.artifacts, replace=request.replace)
    return RenderOutcome(report, rendering.artifacts, is_written=not request.dry_run)


def read(paths: Iterable[str]) -> Iterator[Document | Skipped]:
    """The XML documents of files and folders; `-` is standard input.

    Raises:
        SourceError: a path that was named does not exist.
    """
    from unattend_gen.sources.tree import read_paths

    return read_paths(tuple(paths))


def read_panther(paths: Iterable[str]) -> Iterator[Document | Skipped]:
    """The answer files that a Panther folder or a Windows root keeps.

    Raises:
        SourceError: a path that was named does not exist.
    """
    from unattend_gen.sources.panther import read_panther as read_places

    return read_places(tuple(paths))


def validate(
    documents: Iterable[Document | Skipped],
    *,
    windows: str | None = None,
    fail_on: Severity | None = Severity.WARNING,
) -> Report:
    """Findings on answer files, for one Windows version or for all.

    Raises:
        UsageError: no Windows version has this name.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.windows import windows_version
    from unattend_gen.validate.engine import validate as judge_all

    version = windows_version(windows) if windows else None
    return judge_all(documents, catalog(), windows=version, fail_on=fail_on)


def check(
    documents: Iterable[Document | Skipped],
    *,
    against: str | None = None,
    fail_on: Severity | None = Severity.WARNING,
) -> Report:
    """Whether Setup left its marker in place of every secret, document by document.

    Args:
        documents: the Panther copies.
        against: file or folder that was rendered; what else differs from it is a finding.
        fail_on: least severity that makes the exit code 1.

    Raises:
        SourceError: nothing can be read where `against` points.
    """
    from unattend_gen.audit.panther import check as check_all
    from unattend_gen.catalog.load import catalog

    rendered = _rendered(against) if against else ()
    report = check_all(documents, catalog(), against=rendered)
    return replace(report, fail_on=fail_on)


def inspect_key(source: str) -> KeyInspection:
    """What the key of a secret source is; the answer does not hold the key.

    Raises:
        InputError: no such form of source, or it gives nothing.
    """
    from unattend_gen.catalog.key_inspection import inspect_key as inspect
    from unattend_gen.spec.secrets import parse_source, read_secret

    return inspect(read_secret(parse_source(source), SecretKind.PRODUCT_KEY))


def key_facts(inspection: KeyInspection) -> KeyFacts:
    """An inspection as names and values in the order they are told."""
    from unattend_gen.catalog.key_inspection import facts

    return facts(inspection)


def explain(thing: str) -> str:
    """A page on a component, a setting, a rule, a Windows version, the exit codes, or all rules.

    Raises:
        UsageError: nothing has this name; the nearest is named.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.explain.pages import explain as page

    try:
        return page(thing, catalog())
    except UsageError:
        # The rules, and the XML library with them, are loaded only where nothing else is meant.
        from unattend_gen.validate.engine import rules_page

        return page(thing, catalog(), extra={**_rule_pages(), "rules": rules_page()})


def schema(what: str) -> str:
    """One of the schemas: `xsd`, `xsd11`, `spec` or `report`.

    Those of answer files are made from the catalog, so that this is also how the files in
    `schemas/` come about; the others are read from there.

    Raises:
        UsageError: naming the schemas there are.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.to_xsd import to_xsd, to_xsd11

    match what:
        case "xsd":
            return to_xsd(catalog()).decode("utf-8")
        case "xsd11":
            return to_xsd11(catalog()).decode("utf-8")
        case "spec" | "report":
            path = resources.schemas() / f"{what}.schema.json"
            return path.read_text(encoding="utf-8")
        case _:
            message = "no such schema; there are xsd, xsd11, spec, report"
            raise UsageError(message, advice="unattend-gen schema spec > spec.schema.json")


def starters() -> tuple[tuple[str, str], ...]:
    """Each starter by name, with the line that says what it is for."""
    folder = resources.templates() / "starters"
    return tuple(
        (path.stem, path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# "))
        for path in sorted(folder.glob("*.toml"))
    )


def starter(name: str) -> str:
    """The text of a starter.

    Raises:
        UsageError: naming the starters there are.
    """
    names = [starter_name for starter_name, _ in starters()]
    if name not in names:
        message = f"no such starter; there are {', '.join(names)}"
        raise UsageError(message, advice="unattend-gen init --list says what each is for")
    return (resources.templates() / "starters" / f"{name}.toml").read_text(encoding="utf-8")


def demand_free(path: str, *, replace: bool) -> None:
    """Refuse a file that `write_text` would refuse, before there is anything to write.

    Raises:
        OutputError: it exists and is not to be replaced, or is a folder or a link.
    """
    from unattend_gen.output import demand_free as demand

    demand(Path(path), replace=replace)


def write_text(path: str, text: str, *, replace: bool) -> None:
    """Write a result to a file, whole or not at all, mode 0600.

    Raises:
        OutputError: the file exists and is not to be replaced, or cannot be written.
    """
    from unattend_gen.output import write_file

    write_file(Path(path), text.encode("utf-8"), replace=replace)


def format_report(report: Report, name: str, *, colour: bool = False) -> str:
    """A report in one of the formats.

    Raises:
        UsageError: naming the formats there are.
    """
    from unattend_gen import plugins, reports
    from unattend_gen.reports._format import Format

    names = plugins.names(reports)
    if name not in names:
        message = f"no such format; there are {', '.join(names)}"
        raise UsageError(message, advice="leave --format out for text")
    chosen = plugins.load(reports, name, "FORMAT", Format)
    return chosen.render(_explained(report) if chosen.explains else report, colour)


def _rendered(path: str) -> tuple[Document, ...]:
    """What was rendered; comparing with nothing would look as if nothing differed."""
    from unattend_gen.core.report import Skipped

    documents = []
    for document in read([path]):
        if isinstance(document, Skipped):
            message = "what was rendered cannot be read"
            raise SourceError(message, advice=document.advice, where=str(document.location))
        documents.append(document)
    if not documents:
        message = "no answer file to compare with"
        raise SourceError(message, advice="name the file or folder that was rendered", where=path)
    return tuple(documents)


def _explained(report: Report) -> Report:
    """The report with a page for each rule that spoke, as its command judges by it."""
    from unattend_gen.audit.cards import CARDS
    from unattend_gen.core.rule_page import RulePage
    from unattend_gen.validate.engine import rules

    cards = {rule.card.slug: rule.card for rule in rules()}
    if report.command == "check":
        cards |= {card.slug: card for card in CARDS}
    texts = _rule_pages()
    spoke = sorted({finding.rule for finding in report.findings} & cards.keys())
    return replace(report, pages={slug: RulePage(cards[slug], texts[slug]) for slug in spoke})


def _rule_pages() -> Mapping[str, str]:
    from unattend_gen.audit.pages import PAGES
    from unattend_gen.validate.engine import rule_pages

    return {**PAGES, **rule_pages()}


def _judge_rendering(rendering: Rendering, spec: Spec, request: RenderRequest) -> Report:
    """Findings on the rendered answer files, without those the spec's author asked for."""
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.windows import windows_version
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import in_reading_order
    from unattend_gen.validate.engine import judge_answer_file

    version = windows_version(spec.windows)
    meant = MEANT_IN_RENDERED
    if spec.product_key and spec.product_key.names_published_key:
        meant |= {"gvlk-where-mak-expected"}
    findings: list[Finding] = []
    for name, answer_file in rendering.answer_files.items():
        at = Location(str(request.out / name))
        findings += judge_answer_file(at, answer_file, catalog(), windows=version)
    return Report(
        command="render",
        findings=in_reading_order(f for f in findings if f.rule not in meant),
        documents_read=len(rendering.answer_files),
        fail_on=request.fail_on,
    )
