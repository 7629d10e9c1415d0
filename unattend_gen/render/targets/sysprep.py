"""An image that Sysprep generalizes; the answer file is read when the image first starts.

Windows PE is over by then and the image is in use, so windowsPE and offlineServicing are left out:
one spec can serve this target beside others.

Source:
    Vendor reference: use of answer files with Sysprep.
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.passes import PASSES_OF_SYSPREP
from unattend_gen.render.plan import AnswerFilePlan, TargetPlan

TARGET: Final = TargetPlan(
    name="sysprep",
    summary="an answer file and the command line that hands it to sysprep.exe",
    answer_file=AnswerFilePlan("Unattend.xml", PASSES_OF_SYSPREP),
    companions=("sysprep-command.txt",),
)
