"""Windows Setup started by hand or by a script, with the answer file on its command line.

Source:
    Vendor reference: command-line options of Windows Setup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.renderer.extra_file import ExtraFile, ExtraFilePlan, FromTemplate
from unattend_gen.renderer.target import AnswerFilePlan, TargetPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.extra_file import RenderContext

_ANSWER_FILE: Final = "Unattend.xml"


def _extra_files(_context: RenderContext) -> Iterator[ExtraFile]:
    template = "targets/setup/setup-command.txt.j2"
    yield ExtraFile("setup-command.txt", FromTemplate(template, {"answer_file": _ANSWER_FILE}))


TARGET: Final = TargetPlan(
    name="setup",
    summary="an answer file and the command line that hands it to setup.exe",
    answer_files=(AnswerFilePlan(_ANSWER_FILE),),
    extra_files=(ExtraFilePlan(_extra_files),),
    copies_oem_folder=True,
    copy_to={
        _ANSWER_FILE: "the folder in which setup-command.txt is run",
        "$OEM$/": r"sources\$OEM$ of the medium that Setup runs from",
    },
)
