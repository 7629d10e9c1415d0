"""Windows Deployment Services: one answer file for its client, one for the image, and commands.

The client file is sent to every computer that asks. It has the windowsPE pass only, and a secret
product key in it is an error. The file of the image has all other passes, and the MAK.

Source:
    deployment notes §5: MicrosoftDocs, WDSUTIL and the PowerShell module WDS; KB5074952 for the
    hardening of April 2026 and its switch. A client selects its image in
    `WindowsDeploymentServices`, not in `ImageInstall/OSImage`. WDSUTIL attaches client files for
    x86 and x64 (and Itanium) only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import Architecture, Pass
from unattend_gen.core.quoting import cmd_text, powershell_text
from unattend_gen.renderer.extra_file import ExtraFile, ExtraFilePlan, FromTemplate
from unattend_gen.renderer.target import AnswerFilePlan, TargetPlan
from unattend_gen.spec.targets import Unused
from unattend_gen.tables.wds import Wds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.renderer.extra_file import RenderContext
    from unattend_gen.spec.spec import Spec

_CLIENT: Final = "WdsClientUnattend.xml"
_IMAGE: Final = "ImageUnattend.xml"

_OS_IMAGE: Final = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage"
"""The settings that select an image of a medium, and where it is installed."""

_ARCHITECTURES: Final = {Architecture.AMD64: "x64", Architecture.X86: "x86"}
"""The names that WDSUTIL has for them."""

_SWITCH: Final = {None: "unchanged", False: "0", True: "1"}
"""The value of `AllowHandsFreeFunctionality` that the scripts set."""


def _extra_files(context: RenderContext) -> Iterator[ExtraFile]:
    wds = context.spec.wds or Wds()
    names = {"image": wds.image, "image_group": wds.image_group, "image_file": wds.image_file}
    texts = {key: text or "" for key, text in names.items()}
    common = {
        "client_file": _CLIENT,
        "image_unattend": _IMAGE,
        "architecture": _ARCHITECTURES[context.spec.architecture],
        "switch": _SWITCH[wds.hands_free],
    }
    for name, values in (("cmd", _for_cmd(texts)), ("ps1", _for_powershell(texts))):
        template = f"targets/wds/wds-commands.{name}.j2"
        yield ExtraFile(f"wds-commands.{name}", FromTemplate(template, {**common, **values}))


def _for_cmd(texts: Mapping[str, str]) -> Mapping[str, object]:
    """Quote the names for the batch file.

    If one of them cannot be quoted, all are blank, so that the batch file never selects another
    image.
    """
    try:
        return {"is_carried": True, **{key: cmd_text(text) for key, text in texts.items()}}
    except ValueError:
        return {"is_carried": False, **dict.fromkeys(texts, cmd_text(""))}


def _for_powershell(texts: Mapping[str, str]) -> Mapping[str, object]:
    return {key: powershell_text(text) for key, text in texts.items()}


def _client_windows(spec: Spec) -> str:
    return (spec.wds and spec.wds.boot_windows) or spec.windows


TARGET: Final = TargetPlan(
    name="wds",
    summary="the answer files of a WDS client and of its image, and commands that attach them",
    answer_files=(
        AnswerFilePlan(
            _CLIENT,
            frozenset({Pass.WINDOWS_PE}),
            leaves_out=frozenset({_OS_IMAGE}),
            is_public=True,
            read_by=_client_windows,
        ),
        AnswerFilePlan(_IMAGE, frozenset(Pass) - {Pass.WINDOWS_PE}),
    ),
    extra_files=(ExtraFilePlan(_extra_files),),
    copy_to=dict.fromkeys(
        (_CLIENT, _IMAGE), "the WDS server; wds-commands there puts it into its place"
    ),
    architectures=tuple(_ARCHITECTURES),
    unused=(
        Unused(
            keys=(("image",),),
            settings=_OS_IMAGE,
            reason="a WDS client installs an image of its server",
            advice="write image and image_group under [wds] instead; a spec for both has"
            ' target = "media" and is rendered with --target wds',
        ),
    ),
)
