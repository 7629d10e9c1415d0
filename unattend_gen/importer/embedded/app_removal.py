"""Packages, capabilities and features that a carried script takes out of Windows.

Source:
    The most common generator of answer files, `Bloatware.cs` and `RemoveBloatware.ps1`, and files
    made by its earlier versions. The commands are documented by the vendor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Final = re.compile(r"@\(\s*+((?>'[\w.-]{2,100}'\s*+[;,]?\s*+)++)\)")
_NAME: Final = re.compile(r"'([\w.-]{2,100})'")
_BY_LIST: Final = re.compile(
    r"Get-AppxProvisionedPackage -Online \| Where-Object -Property 'DisplayName' -In -Value @@ "
    r"\| Remove-AppxProvisionedPackage -AllUsers -Online"
    r"(?: -ErrorAction '\w+')?(?: \*>&1)?(?: \| Out-String [^|;]*)?(?: >> \"[^\"]*\")?;?",
    re.IGNORECASE,
)
_STATE: Final = "Where-Object -Property 'State' -NotIn"
_BY_LOOP: Final[Mapping[str, tuple[str, ...]]] = {
    "packages": (
        "$getCommand = { Get-AppxProvisionedPackage -Online; };",
        "$filterCommand = { $_.DisplayName -eq $selector; };",
        "$InputObject | Remove-AppxProvisionedPackage -AllUsers -Online",
    ),
    "capabilities": (
        f"$getCommand = {{ Get-WindowsCapability -Online | {_STATE}",
        "$filterCommand = { ($_.Name -split '~')[0] -eq $selector; };",
        "$InputObject | Remove-WindowsCapability -Online",
    ),
    "features": (
        f"$getCommand = {{ Get-WindowsOptionalFeature -Online | {_STATE}",
        "$filterCommand = { $_.FeatureName -eq $selector; };",
        "$InputObject | Disable-WindowsOptionalFeature -Online -Remove -NoRestart",
    ),
}
"""The parts of the script of later versions, with single blanks."""


@dataclass(frozen=True, slots=True)
class Removed:
    """Names of one kind: `packages`, `capabilities` or `features`."""

    kind: str
    names: tuple[str, ...]


def removed_parts(script: str) -> Removed | None:
    """Return the names of what a script removes, or None if it does anything else."""
    first = _NAMES.search(script)
    if first is None:
        return None
    rest = f"{script[: first.start()]}@@{script[first.end() :]}"
    form, names = " ".join(rest.split()), tuple(_NAME.findall(first[1]))
    if _BY_LIST.fullmatch(form):
        return Removed("packages", names)
    for kind, parts in _BY_LOOP.items():
        if form.startswith("$selectors = @@;") and all(part in form for part in parts):
            return Removed(kind, names) if _is_known(form) else None
    return None


def _is_known(form: str) -> bool:
    """Return whether a script has no second list of names, apart from states of Windows."""
    others = _NAMES.findall(form)
    states = {"NotPresent", "Removed", "Disabled", "DisabledWithPayloadRemoved"}
    return all(states.issuperset(_NAME.findall(other)) for other in others)
