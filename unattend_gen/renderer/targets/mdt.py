"""The Microsoft Deployment Toolkit: the answer file of a task sequence, and two INI files.

MDT writes product keys into the answer file itself, from properties, and removes the elements of
properties that are blank. So a secret key stands in CustomSettings.ini and in no other file.

Source:
    deployment notes §6: the property page of MDT and the mapping of ZTIConfigure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.renderer.companion import Companion, CompanionPlan, FromTemplate
from unattend_gen.renderer.ini import demand_writable
from unattend_gen.renderer.mak_steps import mak_steps
from unattend_gen.renderer.mdt_properties import (
    ACTIVATION,
    SETUP,
    bootstrap,
    custom_settings,
    left_to_answer_file,
    needed_secrets,
    secrets_of,
)
from unattend_gen.renderer.plan import AnswerFilePlan, TargetPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.companion import Scene
    from unattend_gen.renderer.ini import Property


def _companions(scene: Scene) -> Iterator[Companion]:
    left = left_to_answer_file(scene)
    yield _ini_file("CustomSettings.ini", custom_settings(scene), left)
    yield _ini_file("Bootstrap.ini", bootstrap(scene), ())
    yield from mak_steps(scene)


def _ini_file(name: str, properties: tuple[Property, ...], left: tuple[str, ...]) -> Companion:
    demand_writable(properties)
    values = {"properties": properties, "left": left, "names": [each.name for each in properties]}
    content = FromTemplate(f"targets/mdt/{name}.j2", values)
    return Companion(name, content, secrets_of(properties))


TARGET: Final = TargetPlan(
    name="mdt",
    summary="the answer file of a task sequence, CustomSettings.ini and Bootstrap.ini; steps that"
    " use a MAK where no KMS host is, if asked for",
    answer_files=(AnswerFilePlan("Unattend.xml", carried_keys=frozenset({ACTIVATION, SETUP})),),
    companions=(CompanionPlan(_companions, needed_secrets),),
)
