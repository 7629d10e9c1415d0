"""An image that Sysprep generalizes; the answer file is read when the image first starts.

Windows PE has finished by then and the image is in use, so windowsPE and offlineServicing are left
out. One spec can serve this target and others.

Source:
    Vendor reference: use of answer files with Sysprep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import PASSES_OF_SYSPREP
from unattend_gen.renderer.extra_file import ExtraFile, ExtraFilePlan, FromTemplate
from unattend_gen.renderer.target import AnswerFilePlan, TargetPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.extra_file import RenderContext

_ANSWER_FILE: Final = "Unattend.xml"


def _extra_files(_context: RenderContext) -> Iterator[ExtraFile]:
    template = "targets/sysprep/sysprep-command.txt.j2"
    yield ExtraFile("sysprep-command.txt", FromTemplate(template, {"answer_file": _ANSWER_FILE}))


TARGET: Final = TargetPlan(
    name="sysprep",
    summary="an answer file and the command line that hands it to sysprep.exe",
    answer_files=(AnswerFilePlan(_ANSWER_FILE, PASSES_OF_SYSPREP),),
    extra_files=(ExtraFilePlan(_extra_files),),
    copy_to={_ANSWER_FILE: "the reference machine, where sysprep-command.txt is run"},
)
