"""`render`: the files of a spec's target, validated before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.api import inputs
from unattend_gen.api.named_files import NamedFiles, file_of
from unattend_gen.api.report import ReportOutcome
from unattend_gen.api.secret_values import reader
from unattend_gen.core.finding import Severity
from unattend_gen.core.report import RenderedFile, Report
from unattend_gen.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from unattend_gen.api.inputs import Input, Names, PathInput
    from unattend_gen.api.secret_values import Secrets
    from unattend_gen.core.artifact import Artifact
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.renderer.engine import Rendering
    from unattend_gen.renderer.target import TargetPlan
    from unattend_gen.spec.allowed_sources import AllowedSources
    from unattend_gen.spec.spec import Spec

    ReadSecret: TypeAlias = Callable[[SecretSource, SecretKind], Secret]

MEANT_IN_RENDERED: Final = frozenset({"encoded-password", "plain-text-password"})
"""Rules whose warnings and notes a rendered file may have: the spec asks for these secrets, and the
file is 0600. Their errors count: Setup would use another password than the intended one."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Options of `render` that apply to a single spec and to each row of an inventory.

    Attributes:
        spec: the spec file; a name that only messages show where the spec is in memory.
        out: the folder to write; None leaves the files in memory.
        target: overrides the spec's; one of ours, or of the folder of templates.
        key_from: secret source of the activation key; overrides the spec's.
        settings: `PATH=VALUE` texts; override the spec's.
        templates: folder whose templates are used before ours.
        force: whether existing files are replaced.
        dry_run: write nothing.
        fail_on: least severity of a finding that keeps everything from being written.
        allow_sources: the secret sources that may be read; None for all.
    """

    spec: Path
    out: Path | None = None
    target: str | None = None
    key_from: str | None = None
    settings: tuple[str, ...] = ()
    templates: Path | None = None
    force: bool = False
    dry_run: bool = False
    fail_on: Severity | None = Severity.ERROR
    allow_sources: tuple[str, ...] | None = None

    def route(self) -> tuple[TargetPlan | None, str | None]:
        """Return the plan of a target that the templates add, and the target of ours it is like.

        Raises:
            InputError: the file that describes the target cannot be used.
        """
        if self.templates is None or self.target is None:
            return None, self.target
        from unattend_gen.renderer.custom_targets import custom_target

        own = custom_target(self.templates, self.target)
        return (None, self.target) if own is None else (own.plan, own.like)

    def limits(self) -> AllowedSources | None:
        """Return the sources that may be read; None for all."""
        from unattend_gen.spec.allowed_sources import allowed_sources

        return None if self.allow_sources is None else allowed_sources(self.allow_sources)

    def require_inputs_stay(
        self, out: Path, names: Iterable[str], inventory: Path | None = None
    ) -> None:
        """Require that writing the files does not replace an input.

        Raises:
            UsageError: it would; the message names the input.
        """
        read = {
            "SPEC": str(self.spec),
            "--inventory": None if inventory is None else str(inventory),
            "--key-from": file_of(self.key_from),
        }
        for name in names:
            NamedFiles(written={"--out": str(out / name)}, read=read).require_apart()


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOutcome(ReportOutcome):
    """The files of a spec's target, in memory and perhaps written.

    Attributes:
        files: name, content and secrets of each; none where a finding reaches `fail_on`.
        is_written: whether a folder has them now.
        is_unchanged: whether that folder had the same bytes before, so that nothing was written;
            for a dry run, whether nothing would be.
        is_open_to_others: whether others may enter that folder, which existed before and keeps
            its mode. The files are their owner's alone all the same.
        copy_to: where each file must be copied to, by name; a file that is not listed stays.
        pages_shown: the pages that Setup and the first start leave to a person, each with the key
            of a spec that answers it.
        options: as given, so that `write` does not replace an input.
    """

    files: tuple[Artifact, ...]
    is_written: bool = False
    is_unchanged: bool = False
    is_open_to_others: bool = False
    copy_to: Mapping[str, str] = field(default_factory=dict)
    pages_shown: tuple[tuple[str, str], ...] = ()
    options: RenderOptions = field(repr=False)

    def write(self, out: PathInput, *, force: bool = False) -> RenderOutcome:
        """Write the files to a folder, all or none, mode 0600, and return the new outcome.

        Args:
            out: the folder, which is made where it does not exist.
            force: whether the folder may hold more than the unchanged files of an earlier run.

        Raises:
            UsageError: a file would replace the spec or a key.
            OutputError: there are no files because of findings, or the folder cannot be written;
                nothing is left behind.
        """
        from unattend_gen.output import FolderStatus, is_open_to_others, write_folder

        folder = Path(inputs.path("out", out))
        if not self.files:
            message = "nothing to write: a finding reaches fail_on"
            raise OutputError(message, advice="correct the spec, or pass fail_on='never'")
        self.options.require_inputs_stay(folder, (file.name for file in self.files))
        status = write_folder(folder, self.files, replace=force)
        written = replace(
            self,
            is_written=True,
            is_unchanged=status is FolderStatus.IDENTICAL,
            is_open_to_others=is_open_to_others(folder),
        )
        return _with_files(written)


def render(
    spec: Input,
    *,
    out: PathInput | None = None,
    target: str | None = None,
    key_from: str | None = None,
    settings: Names = (),
    templates: PathInput | None = None,
    force: bool = False,
    dry_run: bool = False,
    fail_on: str | Severity = "error",
    allow_sources: Names | None = None,
    secrets: Secrets | None = None,
) -> RenderOutcome:
    """Render a spec and validate the result; write it if `out` is given.

    Args:
        spec: TOML, or YAML and JSON by suffix; bytes are TOML.
        out: the folder to write; None leaves the files in memory.
        target: overrides the spec's.
        key_from: secret source of the activation key; overrides the spec's.
        settings: `KEY=VALUE` or `PATH=VALUE` texts (`--set`); override the spec's.
        templates: folder whose templates are used before ours.
        force: replace existing files; not needed for the unchanged files of an earlier run.
        dry_run: do everything but write.
        fail_on: least severity of a finding that keeps everything from being written.
        allow_sources: the secret sources that the spec may use, such as `env` and `file:DIR`; all
            of them unless given.
        secrets: values that replace the environment variables that the spec names.

    Raises:
        InputError: the spec, a secret source or a template cannot be used.
        UsageError: an argument has the wrong type or value, or a file would replace an input.
        OutputError: the folder cannot be written; nothing is left behind.
    """
    inputs.require_flags(force=force, dry_run=dry_run)
    inputs.require_texts(target=target, key_from=key_from)
    path, data = _source(spec)
    options = RenderOptions(
        spec=path,
        out=folder_of("out", out),
        target=target,
        key_from=key_from,
        settings=inputs.texts("settings", settings),
        templates=folder_of("templates", templates),
        force=force,
        dry_run=dry_run,
        fail_on=inputs.severity("fail_on", fail_on),
        allow_sources=inputs.optional_names("allow_sources", allow_sources),
    )
    return _rendered(options, data, reader(secrets, options.allow_sources, path.parent))


def _rendered(options: RenderOptions, data: bytes | None, read: ReadSecret) -> RenderOutcome:
    """Render and validate a spec, and write the files if the options name a folder.

    Args:
        options: of the call.
        data: the content of the spec, where that is in memory.
        read: reads a secret from its source.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.output import FolderStatus, require_room
    from unattend_gen.renderer.engine import render as render_spec
    from unattend_gen.renderer.target import target_facts
    from unattend_gen.spec.load import load_spec
    from unattend_gen.spec.overrides import Overrides

    plan, like = options.route()
    loaded = load_spec(
        options.spec,
        target_facts(),
        data=data,
        overrides=Overrides(like, options.key_from, options.settings),
        allowed=options.limits(),
    )
    rendering = render_spec(loaded, catalog(), read, templates=options.templates, plan=plan)
    report = Report(
        command="render",
        findings=findings_on(rendering, loaded, options.out or Path()),
        documents_read=len(rendering.answer_files),
        fail_on=options.fail_on,
    )
    if report.exit_code:
        return RenderOutcome(report=report, files=(), options=options)
    outcome = RenderOutcome(
        report=report,
        files=rendering.artifacts,
        copy_to=rendering.copy_to,
        pages_shown=tuple((one.page, one.key) for one in rendering.pages_shown),
        options=options,
    )
    outcome = _with_files(outcome)
    if options.out is None:
        return outcome
    if not options.dry_run:
        return outcome.write(options.out, force=options.force)
    options.require_inputs_stay(options.out, (file.name for file in outcome.files))
    status = require_room(options.out, outcome.files, replace=options.force)
    planned = replace(outcome, is_unchanged=status is FolderStatus.IDENTICAL)
    return _with_files(planned)


def _with_files(outcome: RenderOutcome) -> RenderOutcome:
    """Return an outcome whose report lists the files and the pages that are left to a person."""
    status = "identical" if outcome.is_unchanged else "written"
    files = tuple(
        RenderedFile(
            file.name, status, file.holds_secret, file.last_fives, outcome.copy_to.get(file.name)
        )
        for file in outcome.files
    )
    report = replace(outcome.report, files=files, pages_shown=outcome.pages_shown)
    return replace(outcome, report=report)


def targets() -> tuple[str, ...]:
    """Return the names of the targets: one for each module in their folder."""
    from unattend_gen import plugins
    from unattend_gen.renderer import targets as folder

    return plugins.names(folder)


def folder_of(argument: str, value: PathInput | None) -> Path | None:
    """Return a folder that an argument names; None for none."""
    path = inputs.optional_path(argument, value)
    return None if path is None else Path(path)


def findings_on(rendering: Rendering, spec: Spec, out: Path) -> tuple[Finding, ...]:
    """Return the findings on rendered answer files, without those that the spec asks for.

    Args:
        rendering: the rendered files.
        spec: has the Windows version to validate for.
        out: the folder they are for; their locations are below it.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.windows import windows_version
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import in_reading_order
    from unattend_gen.validator.engine import validate_answer_file

    meant = MEANT_IN_RENDERED
    if spec.product_key and spec.product_key.names_published_key:
        meant |= {"gvlk-where-mak-expected"}
    findings: list[Finding] = []
    for name, answer_file in rendering.answer_files.items():
        at = Location(str(out / name))
        version = windows_version(rendering.read_by.get(name, spec.windows))
        findings += validate_answer_file(at, answer_file, catalog(), windows=version)
    return in_reading_order(
        one for one in findings if one.rule not in meant or one.severity is Severity.ERROR
    )


def _source(spec: Input) -> tuple[Path, bytes | None]:
    """Return the path of a spec, and its content where that is in memory."""
    given = inputs.inputs("spec", spec)
    for document in given.documents:
        return Path(document.location.path), document.data
    return Path(given.paths[0]), None
