"""The root of an installation medium, where Setup finds the answer file by its name.

Source:
    Vendor reference: implicit search order; on removable media the windowsPE pass is read from a
    file of this name only. Setup copies the folder `$OEM$` below `sources` of its medium.
"""

from __future__ import annotations

from typing import Final

from unattend_gen.renderer.target import AnswerFilePlan, TargetPlan

TARGET: Final = TargetPlan(
    name="media",
    summary="an answer file for the root of a USB stick or DVD",
    answer_files=(AnswerFilePlan("AutoUnattend.xml"),),
    copies_oem_folder=True,
    copy_to={
        "AutoUnattend.xml": "the root of the USB stick or ISO image",
        "$OEM$/": r"sources\$OEM$ of the medium that Setup runs from",
    },
)
