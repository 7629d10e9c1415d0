"""What a target consists of: its answer files, and the text files that go with them."""

from __future__ import annotations

from dataclasses import dataclass

from unattend_gen.core.passes import Pass


@dataclass(frozen=True, slots=True)
class AnswerFilePlan:
    """One answer file of a target.

    Attributes:
        name: the file's name below the output folder; Setup looks for it under this name.
        passes: the configuration passes that go into it; settings of others are left out.
    """

    name: str
    passes: frozenset[Pass] = frozenset(Pass)


@dataclass(frozen=True, slots=True)
class TargetPlan:
    """A deployment route: what is written for it.

    Attributes:
        name: as it stands in specs.
        summary: one line for people who choose.
        answer_file: the file that Setup reads.
        companions: text files, each from the template `targets/<target>/<file>.j2`, which is
            given the name `answer_file`.
    """

    name: str
    summary: str
    answer_file: AnswerFilePlan
    companions: tuple[str, ...] = ()
