"""The root of an installation medium, where Setup finds the answer file by its name.

Source:
    Vendor reference: implicit search order; on removable media only this name is honoured in the
    windowsPE pass.
"""

from __future__ import annotations

from typing import Final

from unattend_gen.renderer.plan import AnswerFilePlan, TargetPlan

TARGET: Final = TargetPlan(
    name="media",
    summary="an answer file for the root of a USB stick or DVD",
    answer_files=(AnswerFilePlan("AutoUnattend.xml"),),
)
