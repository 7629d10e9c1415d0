"""Rendering a spec: all files of its target, in memory and read back.

Settings become a tree, templates turn the tree into text, and the text is parsed and compared with
the tree. The parser is the one that reads every other answer file.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen import plugins
from unattend_gen.catalog.shown_pages import shown_pages
from unattend_gen.core.artifact import MANIFEST_NAME, MANIFEST_SCHEMA, Artifact
from unattend_gen.core.passes import Pass
from unattend_gen.errors import InputError
from unattend_gen.renderer import extra_files as extra_files_folder
from unattend_gen.renderer.answer_files import Content, element_values, part_of_tree, rendered
from unattend_gen.renderer.assignments import assignments, needed_secret
from unattend_gen.renderer.embedding import embedded_scripts
from unattend_gen.renderer.extra_file import ExtraFilePlan, RenderContext, artifact
from unattend_gen.renderer.secrecy import secrecy
from unattend_gen.renderer.target import target_plan
from unattend_gen.renderer.tree import build
from unattend_gen.templating.opening import open_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.catalog.shown_pages import ShownPage
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.renderer.embedding import EmbeddedScripts
    from unattend_gen.renderer.extra_file import ExtraFile
    from unattend_gen.renderer.target import AnswerFilePlan, TargetPlan
    from unattend_gen.renderer.tree import PassTree, Value
    from unattend_gen.spec.spec import Spec
    from unattend_gen.templating.opening import TemplateRenderer


@dataclass(frozen=True, slots=True)
class Rendering:
    """The files that a spec was rendered to.

    Attributes:
        target: the deployment route.
        artifacts: the files to write; the manifest is the last.
        answer_files: those that Setup reads, parsed, by name.
        read_by: the Windows version whose Setup reads an answer file, by the name of the file; a
            file that is not listed is read by the version of the spec.
        copy_to: where each file must be copied to, by name; a file that is not listed stays.
        pages_shown: the pages that are left to a person.
    """

    target: str
    artifacts: tuple[Artifact, ...]
    answer_files: Mapping[str, AnswerFile]
    read_by: Mapping[str, str] = field(default_factory=dict)
    copy_to: Mapping[str, str] = field(default_factory=dict)
    pages_shown: tuple[ShownPage, ...] = ()


def render(
    spec: Spec,
    catalog: Catalog,
    read: Callable[[SecretSource, SecretKind], Secret],
    *,
    templates: Path | TemplateRenderer | None = None,
    plan: TargetPlan | None = None,
) -> Rendering:
    """Return the files of a spec, which are neither written nor validated.

    The same spec with the same secrets gives the same bytes.

    Args:
        spec: the spec to render.
        catalog: the known settings and their order.
        read: reads a secret from its source.
        templates: a folder whose templates replace the built-in ones, or loaded templates.
        plan: a custom target; None for the target of the spec.

    Raises:
        InputError: a secret cannot be read, XML cannot hold a value, or a template fails.
    """
    plan = plan or target_plan(spec.target)
    if templates is None or isinstance(templates, Path):
        with closing(open_templates(templates)) as opened:
            return render(spec, catalog, read, templates=opened, plan=plan)
    makers = (*plan.extra_files, *_common_extra_files())
    read_once = cache(read)
    needed = tuple(secret for maker in makers for secret in maker.needs(spec))
    assigned = assignments(spec, read_once, catalog, passes=plan.passes, needed=needed)
    tree = build(assigned, catalog, spec.architecture)
    values = {str(each.path): each.value for each in assigned}
    context = RenderContext(spec, catalog, values, partial(needed_secret, read=read_once))
    extra_files = [each for maker in makers for each in maker.make(context)]
    carried = (each for each in extra_files if each.is_embedded)
    rendering = render_tree(
        tree,
        plan,
        templates,
        extra_files=[each for each in extra_files if not each.is_embedded],
        scripts=embedded_scripts(spec, templates, carried),
        elements=element_values(spec, read_once),
    )
    places = ((file.name, plan.place_of(file.name)) for file in rendering.artifacts)
    return replace(
        rendering,
        read_by={part.name: part.read_by(spec) for part in plan.answer_files},
        copy_to={name: place for name, place in places if place},
        pages_shown=tuple(shown_pages(values, spec.windows, plan.passes)),
    )


@cache
def _common_extra_files() -> tuple[ExtraFilePlan, ...]:
    """Return the plans of extra files that apply to every target."""
    return tuple(plugins.load_all(extra_files_folder, "EXTRA_FILES", ExtraFilePlan))


def render_tree(
    tree: tuple[PassTree, ...],
    plan: TargetPlan,
    templates: TemplateRenderer,
    *,
    extra_files: Iterable[ExtraFile] = (),
    scripts: EmbeddedScripts | None = None,
    elements: tuple[Value, ...] = (),
) -> Rendering:
    """Return the files of a tree for one target.

    Args:
        tree: the settings of all passes.
        plan: the target.
        templates: the templates to use.
        extra_files: the files that go with the answer files.
        scripts: the scripts that the answer file of the specialize pass embeds.
        elements: XML for the end of the last answer file, which is that of the image.

    Raises:
        InputError: an answer file would be empty, a public one would contain a secret product key,
            or two files have the same name.
        TemplateError: a template fails, or its result differs from the tree.
    """

    def content(part: AnswerFilePlan) -> Content:
        return Content(
            part_of_tree(tree, part),
            scripts if Pass.SPECIALIZE in part.passes else None,
            elements if part is plan.answer_files[-1] else (),
        )

    made = [_answer_file(part.name, content(part), templates) for part in plan.answer_files]
    files = (*(file for file, _ in made), *(artifact(each, templates) for each in extra_files))
    _require_unique_names(files)
    answer_files = {file.name: answer_file for file, answer_file in made}
    return Rendering(plan.name, (*files, manifest(plan.name, files)), answer_files)


def _answer_file(
    name: str, content: Content, templates: TemplateRenderer
) -> tuple[Artifact, AnswerFile]:
    data, answer_file = rendered(content, templates)
    texts = content.scripts.texts if content.scripts else ()
    found = secrecy(content.passes, (*texts, *content.elements))
    return Artifact(name, data, found.holds_secret, found.last_fives), answer_file


def _require_unique_names(files: Iterable[Artifact]) -> None:
    """Check that no file would replace another; Windows file names are case-insensitive."""
    seen = {MANIFEST_NAME}
    for file in files:
        if file.name.casefold() in seen:
            message = f"two rendered files would have the name {file.name}"
            raise InputError(message, advice="give one of them another name in the spec")
        seen.add(file.name.casefold())


def manifest(target: str, artifacts: Iterable[Artifact]) -> Artifact:
    """Return the manifest of these files; the same files give the same bytes.

    It contains no secret. The digest of a file that holds a secret covers the whole file, so it is
    not a digest of the secret.
    """
    content = {
        "schema": MANIFEST_SCHEMA,
        "target": target,
        "files": [_manifest_entry(each) for each in artifacts],
    }
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    return Artifact(MANIFEST_NAME, text.encode("utf-8"), holds_secret=False)


def _manifest_entry(file: Artifact) -> dict[str, object]:
    return {
        "name": file.name,
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "holds_secret": file.holds_secret,
        "last_fives": list(file.last_fives),
    }
