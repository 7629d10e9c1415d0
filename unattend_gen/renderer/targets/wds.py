"""Windows Deployment Services: one answer file for its client, one for the image, and commands.

The client file is given to any computer that asks, so it has the windowsPE pass alone and a
secret product key is refused in it. The image's file has all other passes, and the MAK.

Source:
    deployment notes §5: MicrosoftDocs, WDSUTIL and the PowerShell module WDS; KB5074952 for the
    hardening of April 2026 and its switch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import Architecture, Pass
from unattend_gen.core.quoting import cmd_text, powershell_text
from unattend_gen.renderer.companion import Companion, CompanionPlan, FromTemplate
from unattend_gen.renderer.plan import AnswerFilePlan, TargetPlan
from unattend_gen.spec.wds import OS_IMAGE
from unattend_gen.tables.wds import Wds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.renderer.companion import Scene
    from unattend_gen.spec.spec import Spec

CLIENT: Final = "WdsClientUnattend.xml"
IMAGE: Final = "ImageUnattend.xml"

_ARCHITECTURES: Final = {Architecture.AMD64: "x64", Architecture.X86: "x86"}
"""As WDSUTIL calls them; a spec for another one is refused."""

_SWITCH: Final = {None: "unchanged", False: "0", True: "1"}
"""The value of `AllowHandsFreeFunctionality` that the scripts set."""


def _companions(scene: Scene) -> Iterator[Companion]:
    wds = scene.spec.wds or Wds()
    names = {"image": wds.image, "image_group": wds.image_group, "image_file": wds.image_file}
    texts = {key: text or "" for key, text in names.items()}
    said = {
        "client_file": CLIENT,
        "image_unattend": IMAGE,
        "architecture": _ARCHITECTURES[scene.spec.architecture],
        "switch": _SWITCH[wds.hands_free],
    }
    for name, values in (("cmd", _for_cmd(texts)), ("ps1", _for_powershell(texts))):
        template = f"targets/wds/wds-commands.{name}.j2"
        yield Companion(f"wds-commands.{name}", FromTemplate(template, {**said, **values}))


def _for_cmd(texts: Mapping[str, str]) -> Mapping[str, object]:
    """Names for the batch file: all of them or none, so that it never takes another image."""
    try:
        return {"is_carried": True, **{key: cmd_text(text) for key, text in texts.items()}}
    except ValueError:
        return {"is_carried": False, **dict.fromkeys(texts, cmd_text(""))}


def _for_powershell(texts: Mapping[str, str]) -> Mapping[str, object]:
    return {key: powershell_text(text) for key, text in texts.items()}


def _reader_of_client(spec: Spec) -> str:
    return (spec.wds and spec.wds.boot_windows) or spec.windows


TARGET: Final = TargetPlan(
    name="wds",
    summary="the answer files of a WDS client and of its image, and commands that attach them",
    answer_files=(
        AnswerFilePlan(
            CLIENT,
            frozenset({Pass.WINDOWS_PE}),
            leaves_out=frozenset({OS_IMAGE}),
            is_public=True,
            read_by=_reader_of_client,
        ),
        AnswerFilePlan(IMAGE, frozenset(Pass) - {Pass.WINDOWS_PE}),
    ),
    companions=(CompanionPlan(_companions),),
)
