"""From a spec to the artefacts of its target, complete in memory and read back.

Assignments become a tree, the tree becomes text by the templates, the text is parsed and compared
with the tree. What comes out has been read by the same parser that reads anyone's answer file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen import plugins
from unattend_gen.core.artifact import Artifact
from unattend_gen.core.passes import Pass
from unattend_gen.errors import AnswerFileError, InputError, TemplateError
from unattend_gen.render import targets
from unattend_gen.render.comparison import demand_match
from unattend_gen.render.context import assignments
from unattend_gen.render.manifest import manifest
from unattend_gen.render.plan import TargetPlan
from unattend_gen.render.secrecy import secrecy
from unattend_gen.render.tree import build
from unattend_gen.templating import Templates
from unattend_gen.xml.parse import parse
from unattend_gen.xml.write import write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.render.tree import PassTree
    from unattend_gen.spec.models import Spec
    from unattend_gen.spec.secrets import SecretSource
    from unattend_gen.xml.answer_file import AnswerFile

_FRAME: Final = "answer-file.xml.j2"


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a spec came to.

    Attributes:
        target: the deployment route.
        artifacts: the files to write, the manifest last.
        answer_files: those of them that Setup reads, parsed back, by name.
    """

    target: str
    artifacts: tuple[Artifact, ...]
    answer_files: Mapping[str, AnswerFile]


def render(
    spec: Spec,
    catalog: Catalog,
    read: Callable[[SecretSource, SecretKind], Secret],
    *,
    templates: Path | None = None,
) -> Rendering:
    """The artefacts of a spec; nothing is written and nothing judged.

    The same spec with the same secrets gives the same bytes.

    Args:
        spec: what is to be rendered, and for which target.
        catalog: the settings there are, and their order.
        read: reads a secret from its source.
        templates: folder whose templates go before ours.

    Raises:
        InputError: a secret cannot be read, a value cannot stand in XML, or a template fails.
    """
    plan = target_plan(spec.target)
    assigned = assignments(spec, read, catalog, passes=plan.answer_file.passes)
    return render_tree(build(assigned, catalog, spec.architecture), plan, Templates(templates))


def target_plan(name: str) -> TargetPlan:
    """The plan of a target, found by the name of its file."""
    return plugins.load(targets, name, "TARGET", TargetPlan)


def render_tree(tree: tuple[PassTree, ...], plan: TargetPlan, templates: Templates) -> Rendering:
    """The artefacts of a tree for one target.

    Raises:
        InputError: no setting of the tree belongs into the target's answer file.
        TemplateError: a template fails, or gives something else than was asked for.
    """
    passes = tuple(pass_ for pass_ in tree if pass_.name in plan.answer_file.passes)
    if not passes:
        message = f"the spec sets nothing that the target {plan.name} uses"
        used = ", ".join(pass_ for pass_ in Pass if pass_ in plan.answer_file.passes)
        raise InputError(message, advice=f"set something in one of its passes: {used}")
    data, answer_file = _answer_file(passes, templates)
    held = secrecy(passes)
    main = Artifact(plan.answer_file.name, data, held.holds_secret, held.last_fives)
    files = (main, *(_companion(name, plan, templates) for name in plan.companions))
    return Rendering(plan.name, (*files, manifest(plan.name, files)), {main.name: answer_file})


def _answer_file(passes: tuple[PassTree, ...], templates: Templates) -> tuple[bytes, AnswerFile]:
    """The canonical bytes of an answer file and their parsed form, both as was asked for."""
    text = templates.render(_FRAME, {"passes": passes})
    data = write(_parsed(text.encode("utf-8")))
    answer_file = _parsed(data)
    demand_match(passes, answer_file)
    return data, answer_file


def _parsed(data: bytes) -> AnswerFile:
    try:
        return parse(data)
    except AnswerFileError as error:
        message = f"the templates give no well-formed XML: {error.message}"
        where = f"{_FRAME}, line {error.line} of its result"
        raise TemplateError(message, advice=error.advice, where=where) from None


def _companion(name: str, plan: TargetPlan, templates: Templates) -> Artifact:
    values = {"answer_file": plan.answer_file.name}
    text = templates.render(f"targets/{plan.name}/{name}.j2", values)
    return Artifact(name, text.encode("utf-8"), holds_secret=False)
