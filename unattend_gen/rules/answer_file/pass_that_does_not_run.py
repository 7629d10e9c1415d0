"""The pass does not run in this kind of deployment.

## What it checks
Passes other than windowsPE in the file that a WDS server gives to its clients; windowsPE in a file
for sysprep (recognized by its name or folder) or in `ImageUnattend.xml`, which WDS stores with an
image; auditSystem and auditUser in a file for Setup that does not enter audit mode.

## Why it matters
Setup never reads these settings, so they have no effect.

## Instead
Move the settings to the file of the step that runs the pass: the answer file of the image, the one
on the media, or the one for sysprep.

## References
- Vendor documentation: how configuration passes work
- Vendor documentation: client and image answer files of Windows Deployment Services
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.tree import child_elements
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.passes import Pass
from unattend_gen.rules.keys import SETUP
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, answer_file, component, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedComponent

_AUDIT: Final = (Pass.AUDIT_SYSTEM, Pass.AUDIT_USER)


def _client_file(*more: str) -> str:
    image = "<InstallImage><Filename>install.wim</Filename></InstallImage>"
    selection = f"<ImageSelection>{image}</ImageSelection>"
    wds = f"<WindowsDeploymentServices>{selection}</WindowsDeploymentServices>"
    return answer_file(settings("windowsPE", component(SETUP, wds)), *more)


CARD = RuleCard(
    slug="pass-that-does-not-run",
    summary="the pass does not run in this kind of deployment",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_client_file(settings("specialize", component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>"))),
    good=_client_file(),
    other_severities=((Severity.NOTE, "the file does not show whether audit mode is entered"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each pass that does not run, at its first component."""
    passes = {one.pass_ for one in index.components}
    is_client_file = bool(index.settings(SETUP, "WindowsDeploymentServices"))
    is_later = _is_for_sysprep(index) or _is_of_image(index)
    may_be_in_vain = is_later or not passes.isdisjoint(_AUDIT)
    if not is_client_file and not (Pass.WINDOWS_PE in passes and may_be_in_vain):
        return
    told: set[Pass | None] = set()
    for one in index.components:
        if one.pass_ in told or next(child_elements(one.node.element), None) is None:
            continue
        told.add(one.pass_)
        if is_client_file and one.pass_ not in {Pass.WINDOWS_PE, None}:
            message = "a file with settings for WDS clients is read in windowsPE only"
            yield _finding(one, message, "move it to ImageUnattend.xml")
        elif one.pass_ is Pass.WINDOWS_PE and _is_for_sysprep(index):
            message = "sysprep does not run windowsPE"
            yield _finding(one, message, "move it to the file on the media")
        elif one.pass_ is Pass.WINDOWS_PE and _is_of_image(index):
            message = "windowsPE has ended when the file of a WDS image is read"
            yield _finding(one, message, "move it to WdsClientUnattend.xml")
        elif one.pass_ in _AUDIT and Pass.WINDOWS_PE in passes and not _leads_to_audit(index):
            message = f"{one.pass_} runs only in audit mode, which this file does not enter"
            advice = "set Reseal/Mode to Audit in oobeSystem, or delete the settings"
            yield _finding(one, message, advice, Severity.NOTE)


def _leads_to_audit(index: Index) -> bool:
    modes = index.settings("Microsoft-Windows-Deployment", "Reseal/Mode")
    is_set = any(mode.value.lower() == "audit" or mode.is_placeholder for mode in modes)
    return is_set or any("sysprep" in command.value.lower() for command in index.commands)


def _is_for_sysprep(index: Index) -> bool:
    if "sysprep" not in index.document.path.lower():
        return False
    parts = PurePosixPath(index.document.path.replace("\\", "/").lower()).parts
    return any("sysprep" in part for part in parts[-2:])


def _is_of_image(index: Index) -> bool:
    return index.document.path.lower().endswith("imageunattend.xml")


def _finding(
    one: IndexedComponent,
    message: str,
    advice: str,
    severity: Severity | None = None,
) -> Finding:
    return CARD.finding(one.location, message, advice=advice, severity=severity)


RULE = Rule(CARD, check)
