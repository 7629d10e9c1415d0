"""The wireless network whose profile an answer file carries and its scripts add.

Source:
    The most common generator of answer files, `Wifi.cs`; vendor reference of WLAN profiles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.importer.embedded.program import When
from unattend_gen.importer.embedded.section import Section
from unattend_gen.tables.mapping.view import View
from unattend_gen.tables.model.oem_folder import WLAN_PROFILE
from unattend_gen.tables.wifi import TABLE

if TYPE_CHECKING:
    from unattend_gen.importer.embedded.program import Program, Step

_ADDS: Final = re.compile(
    r"netsh(?:\.exe)? wlan add profile filename=\"?(?P<path>[^\"]+?)\"? user=all;?", re.IGNORECASE
)
_CONNECTS: Final = re.compile(r"netsh(?:\.exe)? wlan connect name=[^;\n|&]*;?", re.IGNORECASE)
_WAITS: Final = re.compile(r"\bGet-Service\b", re.IGNORECASE)
_SERVICE: Final = "'WlanSvc'"
_USUAL: Final = re.compile(
    r"<authentication>(?:WPA2PSK|WPA3SAE)</authentication>\s*<encryption>AES</encryption>"
    r"|<authentication>open</authentication>\s*<encryption>none</encryption>"
)
_UNUSUAL: Final = re.compile(r"<useOneX>true|<protected>true|<keyType>networkKey")


@dataclass(frozen=True, slots=True)
class Network:
    """The table of a network, and the rest of the program and of the files.

    Attributes:
        table: `[wifi]`.
        secrets: the value of each variable that the table names.
    """

    table: Mapping[str, object]
    secrets: Mapping[str, Secret] = field(repr=False)
    program: Program
    section: Section


def network_of(program: Program, section: Section) -> Network | None:
    """Return the one network that the scripts add in a form that `[wifi]` has, or None."""
    added = [
        (step, found["path"])
        for step in program.steps
        if step.when is When.SPECIALIZE and (found := _ADDS.fullmatch(step.text.strip()))
    ]
    profile = section.file(added[0][1]) if len(added) == 1 else None
    if profile is None or not _USUAL.search(profile.text) or _UNUSUAL.search(profile.text):
        return None
    carried = {WLAN_PROFILE: Secret(profile.text, SecretKind.TOKEN)}
    candidate = next(TABLE.candidates(View({}, {}, "", carried=carried)), None)
    if candidate is None or not isinstance(candidate.fields, Mapping):
        return None
    steps = tuple(each for each in program.steps if each is not added[0][0] and not _serves(each))
    files = {path: file for path, file in section.files.items() if file is not profile}
    rest = replace(program, steps=steps)
    return Network(candidate.fields, candidate.secrets, rest, Section(section.element, files))


def _serves(step: Step) -> bool:
    """Return whether a step connects to a network, or waits for the service of the profile."""
    is_wait = _SERVICE in step.text and _WAITS.search(step.text) is not None
    return is_wait or _CONNECTS.fullmatch(step.text.strip()) is not None
