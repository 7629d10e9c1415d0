"""What kind of deployment an answer file is for, as far as its content tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import Pass
from unattend_gen.rules.keys import SETUP

if TYPE_CHECKING:
    from unattend_gen.rules.index import Survey

_WDS: Final = "WindowsDeploymentServices"

DEPLOYMENT_READ: Final = ((SETUP, _WDS),)
"""What a rule reads that asks for the kind of deployment."""


def is_client_unattend(survey: Survey) -> bool:
    """Whether a WDS server hands the file to its clients: windowsPE alone, with WDS settings."""
    passes = {component.pass_ for component in survey.components}
    if passes != {Pass.WINDOWS_PE}:
        return False
    return bool(survey.found(SETUP, _WDS))
