r"""`[privacy]` in the specialize pass: values of policies, before any user is made.

Source:
    Vendor page "Manage connections from Windows operating system components to Microsoft
    services", which names key and value of each; for the page at the first logon the policy
    `Privacy/DisablePrivacyExperience`, whose value stands below `Windows\OOBE`; for suggested apps
    the policy `Experience/AllowWindowsConsumerFeatures`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job
    from unattend_gen.tables.privacy import Privacy

_POLICIES: Final = r"HKLM\SOFTWARE\Policies\Microsoft\Windows"
_MOST_SENT: Final = {None: None, "off": 0, "required": 1, "optional": 3}


def jobs(spec: Spec) -> Iterator[Job]:
    """One command for each policy that is given."""
    if spec.privacy is None:
        return
    for (key, name), value in _values(spec.privacy).items():
        if value is not None:
            line = f"reg.exe add {_POLICIES}\\{key} /v {name} /t REG_DWORD /d {value:d} /f"
            yield Command(Pass.SPECIALIZE, line, f"Policy {name}")


def _values(privacy: Privacy) -> dict[tuple[str, str], int | None]:
    return {
        ("DataCollection", "AllowTelemetry"): _MOST_SENT[privacy.diagnostic_data],
        ("AdvertisingInfo", "DisabledByGroupPolicy"): _not(privacy.advertising_id),
        ("CloudContent", "DisableWindowsConsumerFeatures"): _not(privacy.consumer_features),
        ("LocationAndSensors", "DisableLocation"): _not(privacy.location),
        ("System", "PublishUserActivities"): privacy.activity_history,
        ("OOBE", "DisablePrivacyExperience"): _not(privacy.privacy_page),
    }


def _not(allowed: bool | None) -> bool | None:  # noqa: FBT001 - a value of the spec turned round
    return None if allowed is None else not allowed
