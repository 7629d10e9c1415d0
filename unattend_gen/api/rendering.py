"""`render`: a spec becomes the artefacts of its target, judged before they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Severity
from unattend_gen.core.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from unattend_gen.core.artifact import Artifact
    from unattend_gen.core.finding import Finding
    from unattend_gen.renderer.engine import Rendering
    from unattend_gen.renderer.target import TargetPlan
    from unattend_gen.spec.spec import Spec

MEANT_IN_RENDERED: Final = frozenset({"encoded-password", "plain-text-password"})
"""Findings that a spec asks for: its author put these secrets there, and the file is 0600."""


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What `render` is to do.

    Attributes:
        spec: the spec file.
        out: folder to make.
        target: wins over the spec's own; one of ours, or of the folder of templates.
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
    """What `render` did.

    Attributes:
        report: the findings on what was rendered.
        artifacts: what was rendered; nothing where a finding forbade it.
        is_written: whether it was written too.
        is_open_to_others: whether others may enter the folder that it was written to, which was
            there before and is left as it is. The files are their owner's alone all the same.
    """

    report: Report
    artifacts: tuple[Artifact, ...]
    is_written: bool
    is_open_to_others: bool = False


def targets() -> tuple[str, ...]:
    """The deployment routes there are, by name: one for each file in their folder."""
    from unattend_gen import plugins
    from unattend_gen.renderer import targets as folder

    return plugins.names(folder)


def render(request: RenderRequest) -> RenderOutcome:
    """Render a spec, judge the result, and write it if nothing speaks against it.

    Raises:
        InputError: the spec, a secret source or a template cannot be used.
        UsageError: the spec or the key stands where something is to be written.
        OutputError: the folder cannot be written; nothing is left behind.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.output import is_open_to_others, require_room, write_folder
    from unattend_gen.renderer.engine import render as render_spec
    from unattend_gen.renderer.target import target_facts
    from unattend_gen.spec.load import load_spec
    from unattend_gen.spec.secrets import read_secret

    plan, target = route(request)
    spec = load_spec(
        request.spec,
        target_facts(),
        target=target,
        settings=request.settings,
        key_from=request.key_from,
    )
    rendering = render_spec(spec, catalog(), read_secret, templates=request.templates, plan=plan)
    report = Report(
        command="render",
        findings=findings_on(rendering, spec, request.out),
        documents_read=len(rendering.answer_files),
        fail_on=request.fail_on,
    )
    if report.exit_code:
        return RenderOutcome(report, (), is_written=False)
    demand_inputs_stay(request, (artifact.name for artifact in rendering.artifacts))
    if request.dry_run:
        require_room(request.out, replace=request.replace)
        return RenderOutcome(report, rendering.artifacts, is_written=False)
    write_folder(request.out, rendering.artifacts, replace=request.replace)
    is_open = is_open_to_others(request.out)
    return RenderOutcome(report, rendering.artifacts, is_written=True, is_open_to_others=is_open)


def demand_inputs_stay(
    request: RenderRequest, names: Iterable[str], *, inventory: Path | None = None
) -> None:
    """Refuse to write over what was read.

    Args:
        request: names the folder, the spec and perhaps a key.
        names: of the files below the folder.
        inventory: what is read beside them.

    Raises:
        UsageError: naming what would be lost.
    """
    from unattend_gen.api.named_files import NamedFiles, file_of

    read = {
        "SPEC": str(request.spec),
        "--inventory": None if inventory is None else str(inventory),
        "--key-from": file_of(request.key_from),
    }
    for name in names:
        NamedFiles(written={"--out": str(request.out / name)}, read=read).demand_apart()


def route(request: RenderRequest) -> tuple[TargetPlan | None, str | None]:
    """The plan of a target that the folder of templates adds, and the one of ours that it is like.

    Raises:
        InputError: the file that describes it cannot be used.
    """
    if request.templates is None or request.target is None:
        return None, request.target
    from unattend_gen.renderer.custom_targets import custom_target

    own = custom_target(request.templates, request.target)
    return (None, request.target) if own is None else (own.plan, own.like)


def findings_on(rendering: Rendering, spec: Spec, out: Path) -> tuple[Finding, ...]:
    """Findings on the rendered answer files, without those the spec's author asked for.

    Args:
        rendering: what a spec came to.
        spec: names the Windows version to judge for.
        out: the folder that they are meant for, for their places.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.windows import windows_version
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import in_reading_order
    from unattend_gen.validator.engine import judge_answer_file

    meant = MEANT_IN_RENDERED
    if spec.product_key and spec.product_key.names_published_key:
        meant |= {"gvlk-where-mak-expected"}
    findings: list[Finding] = []
    for name, answer_file in rendering.answer_files.items():
        at = Location(str(out / name))
        version = windows_version(rendering.read_by.get(name, spec.windows))
        findings += judge_answer_file(at, answer_file, catalog(), windows=version)
    return in_reading_order(f for f in findings if f.rule not in meant)
