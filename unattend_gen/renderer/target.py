"""Deployment routes: the answer files of a target, and the files that go with them.

Each target is one file in `renderer/targets/` with one `TARGET`, a `TargetPlan`. The list of
targets, the JSON Schema of specs and the help of `render` follow from the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from unattend_gen import plugins
from unattend_gen.core.passes import Architecture, Pass
from unattend_gen.renderer import targets
from unattend_gen.spec.targets import TargetFacts, Unused

if TYPE_CHECKING:
    from unattend_gen.renderer.extra_file import ExtraFilePlan
    from unattend_gen.spec.spec import Spec


def _installed_windows(spec: Spec) -> str:
    return spec.windows


@dataclass(frozen=True, slots=True)
class AnswerFilePlan:
    """One answer file of a target.

    Attributes:
        name: file name below the output folder; Setup looks for the file under this name.
        passes: the configuration passes in it; settings of other passes are left out.
        leaves_out: elements of those passes that are left out with everything below them, as
            pass/component/path without positions.
        keys_elsewhere: elements that are left out if they hold an unpublished product key, because
            another file of the target contains it.
        is_public: whether anyone can read the file, so that it must not contain such a key.
        read_by: returns the Windows version whose Setup reads the file; it is validated for that
            version.
    """

    name: str
    passes: frozenset[Pass] = frozenset(Pass)
    leaves_out: frozenset[str] = frozenset()
    keys_elsewhere: frozenset[str] = frozenset()
    is_public: bool = False
    read_by: Callable[[Spec], str] = _installed_windows


@dataclass(frozen=True, slots=True)
class TargetPlan:
    """A deployment route and the files that are written for it.

    Attributes:
        name: its name in a spec, which is the name of its module.
        summary: one line that helps to choose a target.
        answer_files: the files that Setup reads; at least one.
        extra_files: the files that go with them.
        architectures: the processor architectures that the route supports.
        copies_oem_folder: whether Setup copies `$OEM$` to the computer.
        unused: parts of a spec that have no effect for this target.
        copy_to: where a file must go, by its name or by the folder that it begins with; a file
            that is not listed stays.
    """

    name: str
    summary: str
    answer_files: tuple[AnswerFilePlan, ...]
    extra_files: tuple[ExtraFilePlan, ...] = ()
    architectures: tuple[Architecture, ...] = tuple(Architecture)
    copies_oem_folder: bool = False
    unused: tuple[Unused, ...] = ()
    copy_to: Mapping[str, str] = field(default_factory=dict)

    def place_of(self, name: str) -> str | None:
        """Return where a file must be copied to; None if it stays where it is."""
        folder = name.partition("/")[0] + "/"
        return self.copy_to.get(name) or self.copy_to.get(folder)

    @property
    def passes(self) -> frozenset[Pass]:
        """The passes of all answer files together."""
        return frozenset[Pass]().union(*(plan.passes for plan in self.answer_files))

    @property
    def facts(self) -> TargetFacts:
        """What a spec is checked against."""
        return TargetFacts(self.passes, self.architectures, self.copies_oem_folder, self.unused)


def target_plan(name: str) -> TargetPlan:
    """Return the plan of a built-in target, which is found by the name of its file."""
    return plugins.load(targets, name, "TARGET", TargetPlan)


@cache
def target_facts() -> Mapping[str, TargetFacts]:
    """Return the facts that reading a spec needs, by the name of each built-in target."""
    return {name: target_plan(name).facts for name in plugins.names(targets)}
