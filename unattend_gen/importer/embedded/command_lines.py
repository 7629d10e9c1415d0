r"""What the commands do that another program adds to run the scripts it carries.

Source:
    The most common generator of answer files: `Main.cs` (`CommandBuilder`), `Specialize.cs`,
    `DefaultUser.cs`, `UserOnce.cs` and `FirstLogon.cs`, and files made by its earlier versions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unattend_gen.importer.embedded.registry_values import RegistryWrite

_OPTIONS: Final = r"(?:\s+-\w+(?:\s+\"?\w+\"?)?)*"
_INVOKED: Final = r"Get-Content -LiteralPath '(?P<path>[^']+)' -Raw \| Invoke-Expression"
_EXTRACTION: Final = re.compile(
    r"powershell(?:\.exe)?\b.*\.Load\(\s*'[^']*\\Panther\\[\w.-]+'\s*\).*"
    r"\.unattend\.Extensions\.ExtractScript\b.*",
    re.IGNORECASE,
)
_LOADING: Final = re.compile(
    r'reg(?:\.exe)? load "?(HKU\\\w+)"? "?(?:C:|%SystemDrive%)\\Users\\Default\\NTUSER\.DAT"?',
    re.IGNORECASE,
)
_UNLOADING: Final = re.compile(r'reg(?:\.exe)? unload "?HKU\\\w+"?', re.IGNORECASE)
_IN_CMD: Final = re.compile(
    r'cmd(?:\.exe)? /c "(?P<inner>.*?)(?:\s*>{1,2}\s*"[^"]*"(?:\s*2>&1)?)?"', re.IGNORECASE
)
_RUNS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf'powershell(?:\.exe)?{_OPTIONS}\s+-File\s+"?(?P<path>[^"]+?)"?',
        rf'powershell(?:\.exe)?{_OPTIONS}\s+-Command\s+"{_INVOKED};?"',
        _INVOKED,
        r"& '(?P<path>[^']+)'",
        r'reg(?:\.exe)? import "(?P<path>[^"]+)"',
        r'[cw]script(?:\.exe)?(?:\s+//\S+)*\s+"(?P<path>[^"]+)"(?:\s+//\S+)*',
        r'"?(?P<path>[A-Z%][^"<>|&\s]*\.(?:cmd|bat))"?',
    )
)
_RUN_ONCE: Final = r"\software\microsoft\windows\currentversion\runonce"


def extracts_files(line: str) -> bool:
    """Return whether a command runs the extractor of the answer file."""
    return _EXTRACTION.fullmatch(line) is not None


def loaded_hive(line: str) -> str | None:
    r"""Return the key below HKU to which a command loads the hive of the default user."""
    found = _LOADING.fullmatch(line)
    return None if found is None else found[1]


def unloads_hive(line: str) -> bool:
    """Return whether a command unloads a hive."""
    return _UNLOADING.fullmatch(line) is not None


def path_run(line: str) -> str | None:
    """Return the path of the file that a command or statement runs, if it does nothing else."""
    text = line.strip().rstrip(";").rstrip()
    wrapped = _IN_CMD.fullmatch(text)
    for form in _RUNS:
        found = form.fullmatch(wrapped["inner"] if wrapped else text)
        if found is not None:
            return found["path"]
    return None


def command_of_each_user(write: RegistryWrite) -> str | None:
    """Return the command that a value in the hive of the default user runs for each new user."""
    hive, _, rest = write.key.partition("\\")
    loaded, _, below = rest.partition("\\")
    if hive != "HKU" or not loaded or f"\\{below}".lower() != _RUN_ONCE or write.kind != "text":
        return None
    return write.value.replace('\\"', '"')
