"""What kind of deployment an answer file is for, as far as its content tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import Pass
from unattend_gen.rules.keys import SETUP

if TYPE_CHECKING:
    from unattend_gen.rules.index import Index

_WDS: Final = "WindowsDeploymentServices"


def is_client_unattend(index: Index) -> bool:
    """Whether a WDS server hands the file to its clients: windowsPE alone, with WDS settings."""
    passes = {component.pass_ for component in index.components}
    if passes != {Pass.WINDOWS_PE}:
        return False
    return bool(index.settings(SETUP, _WDS))
