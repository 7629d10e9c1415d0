"""`import`: the spec that renders to the same answer file, proven by rendering it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.api import inputs
from unattend_gen.core.document import Document
from unattend_gen.errors import AnswerFileError, ExitCode, InputError, TemplateError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.api.inputs import Input
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.importer.engine import Imported, NeededSecret
    from unattend_gen.importer.generators._generator import Translation
    from unattend_gen.renderer.embedding import EmbeddedScripts
    from unattend_gen.renderer.engine import Rendering
    from unattend_gen.spec.spec import Spec
    from unattend_gen.templating import Templates

FORMATS: Final = ("text", "json")

_SCHEMA: Final = "unattend-gen/import/1"
_IN_COMMANDS: Final = re.compile(
    r"(?:windowsPE/Microsoft-Windows-Setup|specialize/Microsoft-Windows-Deployment)[^/]*"
    r"(?:/RunSynchronous\b|/@|$)|oobeSystem/Microsoft-Windows-Shell-Setup[^/]*"
    r"(?:/FirstLogonCommands\b|/@|$)|(?:\{[^}]*\})?Extensions\b"
)
"""Addresses of commands and of the scripts that they run."""

_DIFFERS: Final = "the spec renders to something else"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """The spec of an answer file, and how far it says the same.

    Attributes:
        imported: the spec, the secrets it needs, and what it cannot express.
        differences: addresses where the rendered spec differs from the answer file although
            nothing was reported as lost; empty for all but very unusual files.
        is_split: whether scripts are in files of their own.
    """

    imported: Imported
    differences: tuple[str, ...]
    is_split: bool = False

    @property
    def spec(self) -> str:
        """The spec as TOML, without secrets: it names an environment variable for each."""
        return self.imported.split if self.is_split else self.imported.text

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files that the spec names, by names relative to its folder."""
        return self.imported.files if self.is_split else self.imported.pictures

    def write(self, path: str, *, replace: bool = False) -> None:
        """Write the spec to a file, and the files that it names next to it, all with mode 0600.

        Raises:
            OutputError: a file exists and is not to be replaced, or cannot be written.
        """
        from unattend_gen.output import write_files

        spec = Path(path)
        files = {**self.files, spec.name: self.spec.encode()}
        write_files(spec.parent, files, replace=replace)

    @property
    def needs(self) -> tuple[NeededSecret, ...]:
        """The secrets that the spec needs, by the variables that it names."""
        return self.imported.needs

    @property
    def is_complete(self) -> bool:
        """Whether the spec says everything that the answer file says."""
        return not self.imported.lost and not self.differences

    @property
    def exit_code(self) -> ExitCode:
        """4 where something is lost."""
        return ExitCode.CLEAN if self.is_complete else ExitCode.INCOMPLETE

    def format(self, format_: str = "text", *, with_spec: bool = True) -> str:
        """Return the spec as text, or as `json` with its secrets and lost content.

        Args:
            format_: `text` or `json`.
            with_spec: whether the JSON has the spec too.

        Raises:
            UsageError: there is no such format.
        """
        inputs.require_format(format_, FORMATS)
        return self.spec if format_ == "text" else self._as_json(self.spec if with_spec else None)

    def _as_json(self, spec: str | None) -> str:
        imported = self.imported
        guesses = {
            name: getattr(imported.guesses, name) for name in ("target", "windows", "architecture")
        }
        lost = [(one.what, one.reason, one.line) for one in imported.lost]
        lost += [(address, _DIFFERS, None) for address in self.differences]
        content = {
            "schema": _SCHEMA,
            "complete": self.is_complete,
            **{name: {"value": one.value, "reason": one.reason} for name, one in guesses.items()},
            "secrets": [
                {
                    "setting": need.setting,
                    "source": f"env:{need.variable}",
                    "was_deleted": need.was_deleted,
                    "is_encoded": need.is_encoded,
                }
                for need in imported.needs
            ],
            "lost": [{"what": what, "reason": reason, "line": line} for what, reason, line in lost],
            "comments_left_out": imported.comments_left_out,
            "spec": spec,
        }
        return json.dumps(content, indent=2) + "\n"


def import_file(file: Input, *, split: bool = False) -> ImportOutcome:
    """Return the spec that renders to the same answer file.

    Args:
        file: an answer file, `-` for standard input, or content in memory.
        split: whether scripts become files next to the spec; `ImportOutcome.write` writes them.

    Raises:
        SourceError: there is no such file, or it cannot be read.
        InputError: it is a folder, not an answer file, or the source of a template.
        UsageError: an argument has the wrong type.
    """
    from unattend_gen.importer.generators._generator import Source, Translation
    from unattend_gen.importer.translation import translation

    inputs.require_flags(split=split)
    document = _document(file)
    answer_file = _answer_file(document, str(document.location))
    source = Source(answer_file, document.data)
    translated = translation(source)
    if translated is not None:
        outcome = _outcome(document, translated)
        if _is_sound(outcome.imported):
            return replace(outcome, is_split=split)
    return replace(_outcome(document, Translation(source)), is_split=split)


def _outcome(document: Document, translated: Translation) -> ImportOutcome:
    from unattend_gen.answer_file.equality import differences
    from unattend_gen.catalog.load import catalog
    from unattend_gen.importer.engine import import_answer_file as import_tree
    from unattend_gen.renderer.embedding import read_embedded_scripts

    answer_file = translated.source.answer_file
    scripts = _script_files(read_embedded_scripts(answer_file))
    take = partial(
        import_tree, answer_file, document.location.path, catalog(), _values_of, scripts=scripts
    )
    imported = take(translation=translated)
    (rendered,) = rendered_again(imported).answer_files.values()
    ours = frozenset(text for _, text in rendered.comments())
    if any(text in ours for _, text in answer_file.comments()):
        imported = take(translation=replace(translated, remarks=ours | translated.remarks))
        (rendered,) = rendered_again(imported).answer_files.values()
    return ImportOutcome(imported, differences(answer_file, rendered))


import_answer_file = import_file
"""Another name of `import_file`, for programs that import more than answer files."""


def _document(file: Input) -> Document:
    from unattend_gen.sources.walk.tree import read_paths

    given = inputs.inputs("file", file)
    match (*given.documents, *read_paths(given.paths)):
        case (Document() as document,):
            return document
        case _:
            message = "is not one answer file"
            advice = "name one XML file, or - for standard input"
            raise InputError(message, advice=advice, where="".join(given.paths))


def _is_sound(imported: Imported) -> bool:
    """Return whether a spec with translated tables is valid and changes commands alone.

    The rest was compared with the answer file without those tables. A script that may contain a
    secret, by rules that are stricter than those of importing, is no script of a spec.
    """
    from unattend_gen.answer_file.equality import differences
    from unattend_gen.catalog.load import catalog
    from unattend_gen.core.location import Location
    from unattend_gen.rules.answer_file.secret_in_script import CARD
    from unattend_gen.validator.engine import validate_answer_file

    if imported.text == imported.proof:
        return True
    try:
        (whole,) = _rendered(imported, imported.text).answer_files.values()
    except (InputError, TemplateError):
        return False
    (proof,) = rendered_again(imported).answer_files.values()
    changed = differences(proof, whole)
    findings = validate_answer_file(Location(""), whole, catalog())
    return all(map(_IN_COMMANDS.match, changed)) and all(
        finding.rule != CARD.slug for finding in findings
    )


def rendered_again(imported: Imported) -> Rendering:
    """Render the spec of an answer file with the secrets of that answer file.

    What replaces the scripts of another program is left out: it does the same in another form.

    Raises:
        InputError: the spec is invalid, which is a bug of this program.
    """
    return _rendered(imported, imported.proof)


def _rendered(imported: Imported, text: str) -> Rendering:
    """Render a spec of an answer file.

    Raises:
        InputError: the spec is invalid, which is a bug of this program.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.renderer.engine import render

    spec = _spec_in(text, imported.pictures)
    if spec is None:
        message = "the resulting spec is invalid"
        raise InputError(message, advice="report it to the project as a bug")
    return render(spec, catalog(), partial(_secret, imported.secrets), templates=_templates())


def _spec_in(text: str, files: Mapping[str, bytes]) -> Spec | None:
    """Return the spec in a text with the content of files, or None if it is invalid."""
    from unattend_gen.importer.division import with_content
    from unattend_gen.toml.text import toml_table

    data = with_content(toml_table(text), files)
    return _spec(data) if isinstance(data, dict) else None


@cache
def _templates() -> Templates:
    """Return the shipped templates, read once for all imports of a process."""
    from unattend_gen.templating import Templates

    return Templates()


def _answer_file(document: Document, where: str) -> AnswerFile:
    from unattend_gen.answer_file.names import UNATTEND
    from unattend_gen.answer_file.parse import parse

    try:
        answer_file = parse(document.data)
    except AnswerFileError as error:
        _require_no_template(document, None)
        place = where if error.line is None else f"{where}:{error.line}"
        raise InputError(error.message, advice=error.advice, where=place) from None
    if answer_file.root.tag != UNATTEND:
        message = "is not an answer file: its root is not unattend in the namespace of answer files"
        advice = "unattend-gen validate says what it is; --fix may correct it"
        raise InputError(message, advice=advice, where=where)
    _require_no_template(document, answer_file)
    if next(answer_file.settings(), None) is None:
        message = "is empty: none of its components has a setting"
        raise InputError(
            message, advice="unattend-gen init writes a spec to start from", where=where
        )
    return answer_file


def _require_no_template(document: Document, answer_file: AnswerFile | None) -> None:
    """Require that a document is not a template, whose settings depend on what is filled in.

    Words that ask a person for a value, such as `CHANGEME`, are imported as they are.

    Raises:
        InputError: it is a template.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.rules.answer_file.template_source import check, in_unparsed, is_form
    from unattend_gen.rules.index import Index

    if answer_file is None:
        is_template = any(in_unparsed(document))
    else:
        index = Index(document.location, answer_file, catalog())
        is_template = any(check(index)) and not is_form(index)
    if is_template:
        message = "is the source of a template: its settings depend on what is filled in"
        advice = "render it with its own program, and import the result"
        raise InputError(message, advice=advice, where=str(document.location))


def _values_of(
    data: Mapping[str, object], secrets: Mapping[str, Secret]
) -> Mapping[str, str | Secret] | None:
    """Return the settings and script files that a spec renders to, for the passes of its target."""
    from unattend_gen.catalog.load import catalog
    from unattend_gen.importer.choice import SCRIPTS
    from unattend_gen.renderer.assignments import assignments, needed_secret
    from unattend_gen.renderer.embedding import embedded_scripts
    from unattend_gen.renderer.extra_file import RenderContext
    from unattend_gen.renderer.extra_files.wlan_profile import EXTRA_FILES as WIRELESS
    from unattend_gen.renderer.target import target_plan

    spec = _spec(data)
    if spec is None:
        return None
    passes = target_plan(spec.target).passes
    read = partial(_secret, secrets)
    context = RenderContext(spec, catalog(), {}, partial(needed_secret, read=read))
    try:
        assigned = assignments(spec, read, catalog(), passes=passes)
        carried = tuple(WIRELESS.make(context))
    except InputError:
        return None
    scripts = _script_files(embedded_scripts(spec, _templates(), carried))
    values = {str(each.path): each.value for each in assigned}
    return values | {f"{SCRIPTS}{name}": text for name, text in scripts.items()}


def _script_files(scripts: EmbeddedScripts | None) -> Mapping[str, str | Secret]:
    """Return the texts of embedded files by name; encodings and the extractor have names too."""
    from unattend_gen.core.secret import Secret
    from unattend_gen.importer.secrecy import holds_secret

    if scripts is None:
        return {}
    texts = {
        file.name: Secret(file.text)
        if isinstance(file.text, str) and holds_secret(file.text)
        else file.text
        for file in scripts.files
    }
    encodings = {f"{file.name}/encoding": file.encoding for file in scripts.files}
    found: dict[str, str | Secret] = {"": scripts.extractor, **encodings}
    return found | texts


def _spec(data: Mapping[str, object]) -> Spec | None:
    from unattend_gen.renderer.target import target_facts
    from unattend_gen.spec.load import spec_of

    spec, mistakes = spec_of(dict(data), target_facts(), names_target=False)
    return None if mistakes else spec


def _secret(secrets: Mapping[str, Secret], source: SecretSource, _kind: SecretKind) -> Secret:
    """Return the secret of a variable that an imported spec names."""
    return secrets[str(source).removeprefix("env:")]
