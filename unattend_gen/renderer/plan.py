"""What a target consists of: its answer files, and the files that go with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.core.passes import Pass

if TYPE_CHECKING:
    from unattend_gen.renderer.companion import CompanionPlan
    from unattend_gen.spec.spec import Spec


def _installed(spec: Spec) -> str:
    return spec.windows


@dataclass(frozen=True, slots=True)
class AnswerFilePlan:
    """One answer file of a target.

    Attributes:
        name: the file's name below the output folder; Setup looks for it under this name.
        passes: the configuration passes that go into it; settings of others are left out.
        leaves_out: elements of those passes that do not go into it, as pass/component/path
            without positions; what stands below them is left out too.
        carried_keys: elements that are left out where they hold a product key that is on no
            published list, for another file of the target carries it.
        is_public: whether anyone can get the file, so that no such key may stand in it.
        read_by: the Windows version whose Setup reads the file, which it is judged by.
    """

    name: str
    passes: frozenset[Pass] = frozenset(Pass)
    leaves_out: frozenset[str] = frozenset()
    carried_keys: frozenset[str] = frozenset()
    is_public: bool = False
    read_by: Callable[[Spec], str] = _installed


@dataclass(frozen=True, slots=True)
class TargetPlan:
    """A deployment route: what is written for it.

    Attributes:
        name: as it stands in specs.
        summary: one line for people who choose.
        answer_files: the files that Setup reads; at least one.
        companions: the files that go with them.
    """

    name: str
    summary: str
    answer_files: tuple[AnswerFilePlan, ...]
    companions: tuple[CompanionPlan, ...] = ()

    @property
    def passes(self) -> frozenset[Pass]:
        """The passes of all answer files together."""
        return frozenset[Pass]().union(*(plan.passes for plan in self.answer_files))
