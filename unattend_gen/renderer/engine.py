"""From a spec to the artefacts of its target, complete in memory and read back.

Assignments become a tree, the tree becomes text by the templates, the text is parsed and compared
with the tree. What comes out has been read by the same parser that reads anyone's answer file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final

from unattend_gen import plugins
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.write import write
from unattend_gen.core.artifact import Artifact
from unattend_gen.core.passes import Pass
from unattend_gen.errors import AnswerFileError, InputError, TemplateError
from unattend_gen.renderer import companions, targets
from unattend_gen.renderer.beside import beside_values, with_elements
from unattend_gen.renderer.companion import CompanionPlan, Scene, artifact
from unattend_gen.renderer.comparison import demand_match
from unattend_gen.renderer.context import assignments, needed_secret
from unattend_gen.renderer.manifest import NAME as MANIFEST
from unattend_gen.renderer.manifest import manifest
from unattend_gen.renderer.memory import Memory
from unattend_gen.renderer.plan import TargetPlan
from unattend_gen.renderer.scripts.carrying import carried, demand_carried
from unattend_gen.renderer.secrecy import secrecy
from unattend_gen.renderer.share import share
from unattend_gen.renderer.tree_memory import grow
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.renderer.companion import Companion
    from unattend_gen.renderer.scripts.carrying import Carried
    from unattend_gen.renderer.tree import PassTree, Value
    from unattend_gen.spec.spec import Spec

_FRAME: Final = "answer-file.xml.j2"
_MACROS: Final = "macros.xml.j2"
_COMPONENTS: Final = "components"


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a spec came to.

    Attributes:
        target: the deployment route.
        artifacts: the files to write, the manifest last.
        answer_files: those of them that Setup reads, parsed back, by name.
        read_by: the Windows version whose Setup reads an answer file, by the file's name; the
            spec's own for a file that is not here.
    """

    target: str
    artifacts: tuple[Artifact, ...]
    answer_files: Mapping[str, AnswerFile]
    read_by: Mapping[str, str] = field(default_factory=dict)


def render(
    spec: Spec,
    catalog: Catalog,
    read: Callable[[SecretSource, SecretKind], Secret],
    *,
    templates: Path | Templates | None = None,
    plan: TargetPlan | None = None,
) -> Rendering:
    """The artefacts of a spec; nothing is written and nothing judged.

    The same spec with the same secrets gives the same bytes.

    Args:
        spec: what is to be rendered, and for which target.
        catalog: the settings there are, and their order.
        read: reads a secret from its source.
        templates: folder whose templates go before ours; or templates that were read already.
        plan: of a target that is not ours; None for that of the spec.

    Raises:
        InputError: a secret cannot be read, a value cannot stand in XML, or a template fails.
    """
    plan = plan or target_plan(spec.target)
    makers = (*plan.companions, *_companions())
    read_once = cache(read)
    needed = tuple(secret for maker in makers for secret in maker.needs(spec))
    assigned = assignments(spec, read_once, catalog, passes=plan.passes, beside=needed)
    grown = grow(assigned, catalog, spec.architecture)
    scene = Scene(spec, catalog, grown.values, partial(needed_secret, read=read_once))
    beside = tuple(companion for maker in makers for companion in maker.make(scene))
    ours = templates if isinstance(templates, Templates) else Templates(templates)
    rendering = render_tree(
        grown.tree,
        plan,
        ours,
        beside=beside,
        scripts=carried(spec, ours),
        elements=beside_values(spec, read_once),
    )
    return replace(rendering, read_by={part.name: part.read_by(spec) for part in plan.answer_files})


def target_plan(name: str) -> TargetPlan:
    """The plan of a target, found by the name of its file."""
    return plugins.load(targets, name, "TARGET", TargetPlan)


@cache
def _companions() -> tuple[CompanionPlan, ...]:
    """What goes with the answer files of any target."""
    return tuple(plugins.load_all(companions, "COMPANIONS", CompanionPlan))


def render_tree(
    tree: tuple[PassTree, ...],
    plan: TargetPlan,
    templates: Templates,
    *,
    beside: Iterable[Companion] = (),
    scripts: Carried | None = None,
    elements: tuple[Value, ...] = (),
) -> Rendering:
    """The artefacts of a tree for one target.

    Args:
        tree: what is set, in every pass.
        plan: the target.
        templates: ours, and the user's before them.
        beside: the files that go with the answer files.
        scripts: what the answer file of the specialize pass carries.
        elements: XML beside the passes, for the answer file of the image: the last.

    Raises:
        InputError: nothing of the tree belongs into one of the target's answer files, a key would
            stand in one that anyone can read, or two files have one name.
        TemplateError: a template fails, or gives something else than was asked for.
    """
    rendered = [
        _answer_file(
            part.name,
            share(tree, part),
            templates,
            scripts=scripts if Pass.SPECIALIZE in part.passes else None,
            elements=elements if part is plan.answer_files[-1] else (),
        )
        for part in plan.answer_files
    ]
    files = (
        *(each for each, _ in rendered),
        *(artifact(companion, templates) for companion in beside),
    )
    _demand_own_names(files)
    answer_files = {each.name: answer_file for each, answer_file in rendered}
    return Rendering(plan.name, (*files, manifest(plan.name, files)), answer_files)


def _answer_file(
    name: str,
    passes: tuple[PassTree, ...],
    templates: Templates,
    *,
    scripts: Carried | None,
    elements: tuple[Value, ...],
) -> tuple[Artifact, AnswerFile]:
    """An answer file in canonical form and what Setup will read in it, both as was asked for."""
    data, answer_file = _text(passes, scripts, elements, templates)
    held = secrecy(passes, (*(scripts.texts if scripts else ()), *elements))
    return Artifact(name, data, held.holds_secret, held.last_fives), answer_file


def _text(
    passes: tuple[PassTree, ...],
    scripts: Carried | None,
    elements: tuple[Value, ...],
    templates: Templates,
) -> tuple[bytes, AnswerFile]:
    """The bytes of an answer file and what is read in them, from memory where that is the same."""
    if not elements and templates.are_ours(_FRAME, _MACROS, _COMPONENTS):
        learn = partial(_rendered, elements=(), templates=templates)
        known = _memory(templates).recall(passes, scripts, learn)
        if known is not None:
            return known, _parsed(known)
    return _rendered(passes, scripts, elements=elements, templates=templates)


def _rendered(
    passes: tuple[PassTree, ...],
    scripts: Carried | None,
    *,
    elements: tuple[Value, ...],
    templates: Templates,
) -> tuple[bytes, AnswerFile]:
    """The same by the templates, read back and compared with what was asked for."""
    text = templates.render(_FRAME, {"passes": passes, "carried": scripts})
    data = write(with_elements(_parsed(text.encode("utf-8")), elements))
    answer_file = _parsed(data)
    demand_match(passes, answer_file)
    demand_carried(scripts, answer_file)
    return data, answer_file


@lru_cache(maxsize=1)
def _memory(_templates: Templates) -> Memory:
    """What is remembered of files by the same templates; no byte of any depends on it."""
    return Memory()


def _demand_own_names(files: Iterable[Artifact]) -> None:
    """See that no file replaces another; Windows does not tell letters by their case."""
    seen = {MANIFEST}
    for file in files:
        if file.name.casefold() in seen:
            message = f"two files of the rendering would be called {file.name}"
            raise InputError(message, advice="give one of them another name in the spec")
        seen.add(file.name.casefold())


def _parsed(data: bytes) -> AnswerFile:
    try:
        return parse(data)
    except AnswerFileError as error:
        message = f"the templates give no well-formed XML: {error.message}"
        where = f"{_FRAME}, line {error.line} of its result"
        raise TemplateError(message, advice=error.advice, where=where) from None
