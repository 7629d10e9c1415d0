"""An image that Sysprep generalizes; the answer file is read when the image first starts.

Windows PE is over by then and the image is in use, so windowsPE and offlineServicing are left out:
one spec can serve this target beside others.

Source:
    Vendor reference: use of answer files with Sysprep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import PASSES_OF_SYSPREP
from unattend_gen.renderer.companion import Companion, CompanionPlan, FromTemplate
from unattend_gen.renderer.plan import AnswerFilePlan, TargetPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.companion import Scene

_ANSWER_FILE: Final = "Unattend.xml"


def _companions(_scene: Scene) -> Iterator[Companion]:
    template = "targets/sysprep/sysprep-command.txt.j2"
    yield Companion("sysprep-command.txt", FromTemplate(template, {"answer_file": _ANSWER_FILE}))


TARGET: Final = TargetPlan(
    name="sysprep",
    summary="an answer file and the command line that hands it to sysprep.exe",
    answer_files=(AnswerFilePlan(_ANSWER_FILE, PASSES_OF_SYSPREP),),
    companions=(CompanionPlan(_companions),),
)
