"""Apps that a carried script takes out of Windows.

Source:
    The most common generator of answer files, `Bloatware.cs` and `RemoveBloatware.ps1`, and files
    made by its earlier versions. `Remove-AppxProvisionedPackage` is documented by the vendor.
"""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = re.compile(r"@\(\s*+((?>'[A-Za-z0-9.-]{3,50}'\s*+[;,]?\s*+)++)\)")
_NAME: Final = re.compile(r"'([A-Za-z0-9.-]{3,50})'")
_BY_LIST: Final = re.compile(
    r"Get-AppxProvisionedPackage -Online \| Where-Object -Property 'DisplayName' -In -Value @@ "
    r"\| Remove-AppxProvisionedPackage -AllUsers -Online"
    r"(?: -ErrorAction '\w+')?(?: \*>&1)?(?: \| Out-String [^|;]*)?(?: >> \"[^\"]*\")?;?",
    re.IGNORECASE,
)
_BY_LOOP: Final = (
    "$selectors = @@;",
    "$getCommand = { Get-AppxProvisionedPackage -Online; };",
    "$filterCommand = { $_.DisplayName -eq $selector; };",
    "$InputObject | Remove-AppxProvisionedPackage -AllUsers -Online -ErrorAction 'Continue';",
)
"""The parts of the script of later versions, with single blanks."""


def removed_apps(script: str) -> tuple[str, ...]:
    """Return the names of the packages that a script removes, if it does nothing else."""
    lists = _NAMES.findall(script)
    if len(lists) != 1:
        return ()
    form = " ".join(_NAMES.sub("@@", script).split())
    is_loop = form.startswith(_BY_LOOP[0]) and all(part in form for part in _BY_LOOP)
    return tuple(_NAME.findall(lists[0])) if is_loop or _BY_LIST.fullmatch(form) else ()
