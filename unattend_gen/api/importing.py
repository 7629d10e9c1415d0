"""`import`: the spec that renders to the same answer file, proven by rendering it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from unattend_gen.errors import AnswerFileError, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.core.document import Document
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.importer.engine import Imported
    from unattend_gen.renderer.embedding import EmbeddedScripts
    from unattend_gen.renderer.engine import Rendering
    from unattend_gen.spec.spec import Spec
    from unattend_gen.templating import Templates


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """The spec of an answer file, and how far it says the same.

    Attributes:
        imported: the spec, what it needs, and what it does not say.
        differences: addresses at which the rendered spec differs from the answer file where
            nothing was said to be lost; empty in all but strange files.
    """

    imported: Imported
    differences: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether the spec says all that the answer file says."""
        return not self.imported.lost and not self.differences


def import_file(path: str) -> ImportOutcome:
    """The spec of an answer file; `-` is standard input.

    Raises:
        SourceError: there is no such file, or it cannot be read.
        InputError: it is a folder, no answer file, or the source of a template.
    """
    from unattend_gen.core.document import Document
    from unattend_gen.sources.walk.tree import read_paths

    found = [*read_paths((path,))]
    match found:
        case [Document() as document]:
            return import_document(document)
        case _:
            message = "is not one answer file"
            raise InputError(message, advice="name one XML file, or - for stdin", where=path)


def import_document(document: Document) -> ImportOutcome:
    """The spec of an answer file that was read.

    Raises:
        InputError: it is no answer file, or the source of a template.
    """
    from unattend_gen.answer_file.equality import differences
    from unattend_gen.catalog.load import catalog
    from unattend_gen.importer.engine import import_answer_file
    from unattend_gen.renderer.embedding import read_embedded_scripts

    where = str(document.location)
    answer_file = _answer_file(document, where)
    scripts = _script_files(read_embedded_scripts(answer_file))
    take = partial(
        import_answer_file,
        answer_file,
        document.location.path,
        catalog(),
        _values_of,
        scripts=scripts,
    )
    imported = take()
    (rendered,) = rendered_again(imported).answer_files.values()
    ours = {text for _, text in rendered.comments()}
    if any(text in ours for _, text in answer_file.comments()):
        imported = take(remarks=ours)
        (rendered,) = rendered_again(imported).answer_files.values()
    return ImportOutcome(imported, differences(answer_file, rendered))


def rendered_again(imported: Imported) -> Rendering:
    """What the spec of an answer file renders to, with the secrets that stood in that.

    Raises:
        InputError: it does not render; a bug of this program.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.renderer.engine import render
    from unattend_gen.toml.text import toml_table

    data = toml_table(imported.text)
    spec = _spec(data) if isinstance(data, dict) else None
    if spec is None:
        message = "the spec that came out is none"
        raise InputError(message, advice="report it to the project as a bug")
    return render(spec, catalog(), partial(_secret, imported.secrets), templates=_templates())


@cache
def _templates() -> Templates:
    """Ours, read once for all that is imported in one process."""
    from unattend_gen.templating import Templates

    return Templates()


def _answer_file(document: Document, where: str) -> AnswerFile:
    from unattend_gen.answer_file.names import UNATTEND
    from unattend_gen.answer_file.parse import parse

    try:
        answer_file = parse(document.data)
    except AnswerFileError as error:
        _demand_no_template(document, None)
        place = where if error.line is None else f"{where}:{error.line}"
        raise InputError(error.message, advice=error.advice, where=place) from None
    if answer_file.root.tag != UNATTEND:
        message = "is no answer file: its root is not unattend in the namespace of answer files"
        advice = "unattend-gen validate says what it is, and --fix may mend it"
        raise InputError(message, advice=advice, where=where)
    _demand_no_template(document, answer_file)
    if next(answer_file.settings(), None) is None:
        message = "says nothing: no component in it has a setting"
        raise InputError(
            message, advice="unattend-gen init gives a spec to begin with", where=where
        )
    return answer_file


def _demand_no_template(document: Document, answer_file: AnswerFile | None) -> None:
    """A template is not an answer file yet: what it says depends on what is filled in."""
    from unattend_gen.catalog.load import catalog
    from unattend_gen.rules.answer_file.template_source import CARD, in_unparsed
    from unattend_gen.validator.engine import judge_answer_file

    findings = (
        in_unparsed(document)
        if answer_file is None
        else judge_answer_file(document.location, answer_file, catalog())
    )
    if any(finding.rule == CARD.slug for finding in findings):
        message = "is the source of a template, and says nothing certain before it is filled in"
        advice = "render it with its own program, and import the result"
        raise InputError(message, advice=advice, where=str(document.location))


def _values_of(
    data: Mapping[str, object], secrets: Mapping[str, Secret]
) -> Mapping[str, str | Secret] | None:
    """Return the settings and script files that a spec renders to, for the passes of its target."""
    from unattend_gen.catalog.load import catalog
    from unattend_gen.importer.choice import SCRIPTS
    from unattend_gen.renderer.assignments import assignments
    from unattend_gen.renderer.embedding import embedded_scripts
    from unattend_gen.renderer.target import target_plan

    spec = _spec(data)
    if spec is None:
        return None
    passes = target_plan(spec.target).passes
    try:
        assigned = assignments(spec, partial(_secret, secrets), catalog(), passes=passes)
    except InputError:
        return None
    scripts = _script_files(embedded_scripts(spec, _templates()))
    values = {str(each.path): each.value for each in assigned}
    return values | {f"{SCRIPTS}{name}": text for name, text in scripts.items()}


def _script_files(scripts: EmbeddedScripts | None) -> Mapping[str, str]:
    """Return the texts of script files by name; encodings and the extractor have names too."""
    if scripts is None:
        return {}
    texts = {file.name: file.text for file in scripts.files}
    encodings = {f"{file.name}/encoding": file.encoding for file in scripts.files}
    return {"": scripts.extractor, **texts, **encodings}


def _spec(data: Mapping[str, object]) -> Spec | None:
    from unattend_gen.renderer.target import target_facts
    from unattend_gen.spec.load import spec_of

    spec, mistakes = spec_of(dict(data), target_facts(), names_target=False)
    return None if mistakes else spec


def _secret(secrets: Mapping[str, Secret], source: SecretSource, _kind: SecretKind) -> Secret:
    """The secret of a variable that an imported spec names."""
    return secrets[str(source).removeprefix("env:")]
