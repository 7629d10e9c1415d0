"""What the templates of the KMS decision are filled with: the scripts, and steps that run them.

Whoever renders `templates/activation/kms-detect.*` or `task-sequence.xml.j2` takes the values from
here, so that what a command writes and what a target brings are the same.

Source:
    Public task sequences of the Deployment Toolkit have the elements of steps and conditions; the
    vendor's page on variables of task sequences has `_SMSTSLastActionRetCode`, what the step before
    ended in, as a condition for the next.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.kms_service import PORT, SERVICE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DETECTION: Final = "kms-detect"
ACTIVATION: Final = "activate"
"""Names of the two scripts without their endings."""

STEPS_TEMPLATE: Final = "activation/task-sequence.xml.j2"
SECONDS: Final = 3.0
"""For a connection, unless somebody says otherwise."""

_POWERSHELL: Final = "powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File"


class DetectionForm(StrEnum):
    """The languages of the decision."""

    POWERSHELL = "powershell"
    CMD = "cmd"

    @property
    def suffix(self) -> str:
        """The ending of its file."""
        return ".ps1" if self is DetectionForm.POWERSHELL else ".cmd"

    @property
    def template(self) -> str:
        """What decides in it."""
        return f"activation/{DETECTION}{self.suffix}.j2"


def detection_values(
    domains: Sequence[str], *, timeout_seconds: float = SECONDS
) -> Mapping[str, object]:
    """What the template of a form wants.

    Args:
        domains: to look in; none for those that the machine itself is in.
        timeout_seconds: for a connection.
    """
    return {
        "domains": tuple(domains),
        "service": SERVICE,
        "port": PORT,
        "milliseconds": round(timeout_seconds * 1000),
    }


def steps_values(suffix: str = ".ps1") -> Mapping[str, object]:
    r"""What the template of the steps wants: how each of the two scripts is run.

    Args:
        suffix: the ending of both, `.ps1` or `.cmd`; they stand in `Scripts` of the share.
    """
    paths = {"detection": DETECTION, "activation": ACTIVATION}
    return {name: _run(rf"%SCRIPTROOT%\{stem}{suffix}") for name, stem in paths.items()}


def _run(path: str) -> str:
    """The command of a step; cmd by itself ends in 1 where the file is missing."""
    if path.endswith(".cmd"):
        return f'cmd.exe /c if exist "{path}" (call "{path}") else exit 4'
    return f'{_POWERSHELL} "{path}"'
