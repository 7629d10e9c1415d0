"""KMS hosts in DNS, and values for the templates that detect them: scripts and their steps.

Commands and render targets both take the values from here, so they write the same files.

Source:
    Vendor page on KMS and DNS: the record is `_vlmcs._tcp` in the domains of the computer, the port
    1688. Public task sequences of the Deployment Toolkit: the elements of steps and conditions.
    Vendor page on task sequence variables: `_SMSTSLastActionRetCode`, the exit code of the previous
    step, as a condition for the next.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.core.key_search import holds_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


SERVICE: Final = "_vlmcs._tcp"
PORT: Final = 1688

_LABEL: Final = r"(?!-)[a-z0-9_-]{1,63}(?<!-)"
_DOMAIN: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?", re.IGNORECASE)
_LONGEST: Final = 240

DETECTION: Final = "kms-detect"
ACTIVATION: Final = "activate"
"""Names of the two scripts, without suffix."""

STEPS_TEMPLATE: Final = "activation/task-sequence.xml.j2"
SECONDS: Final = 3.0
"""Default timeout of a connection."""

_POWERSHELL: Final = "powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File"


class DetectionForm(StrEnum):
    """The languages of the detection script."""

    POWERSHELL = "powershell"
    CMD = "cmd"

    @property
    def suffix(self) -> str:
        """The suffix of its file."""
        return ".ps1" if self is DetectionForm.POWERSHELL else ".cmd"

    @property
    def template(self) -> str:
        """Its template."""
        return f"activation/{DETECTION}{self.suffix}.j2"


def detection_values(
    domains: Sequence[str], *, timeout_seconds: float = SECONDS
) -> Mapping[str, object]:
    """Return the values for the template of a form.

    Args:
        domains: the domains to ask; empty for those of the computer that runs the script.
        timeout_seconds: for each connection.
    """
    return {
        "domains": tuple(domains),
        "service": SERVICE,
        "port": PORT,
        "milliseconds": round(timeout_seconds * 1000),
    }


def steps_values(suffix: str = ".ps1") -> Mapping[str, object]:
    r"""Return the values for the template of the steps: the command of each script.

    Args:
        suffix: of both scripts, `.ps1` or `.cmd`; they are in the `Scripts` folder of the share.
    """
    paths = {"detection": DETECTION, "activation": ACTIVATION}
    return {name: _run(rf"%SCRIPTROOT%\{stem}{suffix}") for name, stem in paths.items()}


def _run(path: str) -> str:
    """Return the command of a step; exits with 4 if the file is missing, unlike cmd itself."""
    if path.endswith(".cmd"):
        return f'cmd.exe /c if exist "{path}" (call "{path}") else exit 4'
    return f'{_POWERSHELL} "{path}"'


def domain_in(text: str) -> str | None:
    """Return a domain as it is queried, or None if the text is not a domain.

    Example:
        >>> domain_in("_vlmcs._tcp.Corp.Contoso.com."), domain_in("no domain")
        ('corp.contoso.com', None)
    """
    is_domain = len(text) <= _LONGEST and text.isascii() and _DOMAIN.fullmatch(text)
    if not is_domain or holds_key(text):
        return None
    return text.lower().rstrip(".").removeprefix(f"{SERVICE}.")
