"""Windows Setup started by hand or by a script, with the answer file named on its command line.

Source:
    Vendor reference: command-line options of Windows Setup.
"""

from __future__ import annotations

from typing import Final

from unattend_gen.render.plan import AnswerFilePlan, TargetPlan

TARGET: Final = TargetPlan(
    name="setup",
    summary="an answer file and the command line that hands it to setup.exe",
    answer_file=AnswerFilePlan("Unattend.xml"),
    companions=("setup-command.txt",),
)
