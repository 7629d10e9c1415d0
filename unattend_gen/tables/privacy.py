r"""`[privacy]`: machine-wide policies for diagnostic data and suggestions.

Source:
    Vendor page "Manage connections from Windows operating system components to Microsoft
    services", which names the key and value of each policy, and `System/AllowTelemetry`, whose
    value 0 has an effect on Enterprise, Education and Server only;
    `Privacy/DisablePrivacyExperience` for the page at the first sign-in, whose value is below
    `Windows\OOBE`; and `Experience/AllowWindowsConsumerFeatures` for suggested apps.
"""

from typing import Annotated, Final, Literal

from pydantic import Field

from unattend_gen.core.passes import Pass
from unattend_gen.tables.image import Image, editions_of
from unattend_gen.tables.mapping.marks import Runs
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.mapping.transforms import BIT, NEGATED_BIT, Transform, words
from unattend_gen.tables.model.base import Table, rejected
from unattend_gen.tables.product_key import ProductKeyTable

_POLICIES: Final = r"HKLM\SOFTWARE\Policies\Microsoft\Windows"
_MOST_SENT: Final = words({"off": "0", "required": "1", "optional": "3"})


def _policy(key: str, name: str, transform: Transform) -> Runs:
    """Return the command that sets a policy in the specialize pass, before any user exists."""
    line = f"reg.exe add {_POLICIES}\\{key} /v {name} /t REG_DWORD /d {{text}} /f"
    return Runs(Pass.SPECIALIZE, line, f"Policy {name}", transform)


_DIAGNOSTIC_DATA: Final = _policy("DataCollection", "AllowTelemetry", _MOST_SENT)
_ADVERTISING_ID: Final = _policy("AdvertisingInfo", "DisabledByGroupPolicy", NEGATED_BIT)
_SUGGESTIONS: Final = _policy("CloudContent", "DisableWindowsConsumerFeatures", NEGATED_BIT)
_LOCATION: Final = _policy("LocationAndSensors", "DisableLocation", NEGATED_BIT)
_ACTIVITY: Final = _policy("System", "PublishUserActivities", BIT)
_PRIVACY_PAGE: Final = _policy("OOBE", "DisablePrivacyExperience", NEGATED_BIT)


class Privacy(Table):
    """Policies, which users cannot change. A key that is not given leaves the policy alone."""

    diagnostic_data: Annotated[Literal["off", "required", "optional"] | None, _DIAGNOSTIC_DATA] = (
        Field(
            default=None,
            description="Most data sent; off works on Enterprise, Education and Server only.",
        )
    )
    advertising_id: Annotated[bool | None, _ADVERTISING_ID] = Field(
        default=None, description="Whether apps may use an advertising ID."
    )
    consumer_features: Annotated[bool | None, _SUGGESTIONS] = Field(
        default=None,
        description="Whether Windows suggests apps; honoured by Enterprise and Education.",
    )
    location: Annotated[bool | None, _LOCATION] = Field(
        default=None, description="Whether apps may ask for the location."
    )
    activity_history: Annotated[bool | None, _ACTIVITY] = Field(
        default=None, description="Whether user activity is recorded."
    )
    privacy_page: Annotated[bool | None, _PRIVACY_PAGE] = Field(
        default=None,
        description="Whether each new user is asked about privacy; Windows 10 1809 and later.",
    )


_ALWAYS_SENDS: Final = ("Core", "Professional", "Cloud", "Starter", "PPIPro")
"""Begin the ids of editions that send required data even if the policy is 0."""


def require_honoured(
    table: Privacy | None, keys: ProductKeyTable | None, image: Image | None
) -> None:
    """Require an edition that honours the policy, if the spec says which one is installed.

    Raises:
        PydanticCustomError: `diagnostic_data` is off, and the edition sends data all the same.
    """
    if table is None or table.diagnostic_data != "off":
        return
    editions = editions_of(keys, image)
    if editions and all(each.startswith(_ALWAYS_SENDS) for each in editions):
        message = 'diagnostic_data = "off" has no effect on this edition, which sends some'
        advice = 'write "required"; off works on Enterprise, Education and Server'
        raise rejected(message, advice=advice)


TABLE: Final = SpecTable[Privacy]("privacy", Privacy)
