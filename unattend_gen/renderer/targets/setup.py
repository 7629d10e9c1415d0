"""Windows Setup started by hand or by a script, with the answer file named on its command line.

Source:
    Vendor reference: command-line options of Windows Setup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.renderer.companion import Companion, CompanionPlan, FromTemplate
from unattend_gen.renderer.plan import AnswerFilePlan, TargetPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.companion import Scene

_ANSWER_FILE: Final = "Unattend.xml"


def _companions(_scene: Scene) -> Iterator[Companion]:
    template = "targets/setup/setup-command.txt.j2"
    yield Companion("setup-command.txt", FromTemplate(template, {"answer_file": _ANSWER_FILE}))


TARGET: Final = TargetPlan(
    name="setup",
    summary="an answer file and the command line that hands it to setup.exe",
    answer_files=(AnswerFilePlan(_ANSWER_FILE),),
    companions=(CompanionPlan(_companions),),
)
