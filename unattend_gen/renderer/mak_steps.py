"""A MAK only where no KMS host is: two scripts and the steps of a task sequence that run them.

They are those of `activation kms` and `activation script`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.activation_scripts import ScriptForm, form_for, key_place, script_values
from unattend_gen.catalog.kms_detection import (
    ACTIVATION,
    DETECTION,
    STEPS_TEMPLATE,
    DetectionForm,
    detection_values,
    steps_values,
)
from unattend_gen.catalog.windows import windows_version
from unattend_gen.errors import InputError
from unattend_gen.renderer.companion import Companion, FromTemplate
from unattend_gen.renderer.mdt_properties import ACTIVATION as ACTIVATION_PLACE
from unattend_gen.renderer.secrecy import is_secret_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.companion import Scene
    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mdt import Mdt

_KEY: Final = "mdt.mak_without_kms"
_STEPS: Final = "task-sequence-steps.txt"
"""A piece of a ts.xml; by another ending it would be taken for an answer file."""


def mak_steps(scene: Scene) -> Iterator[Companion]:
    """The three files, where the spec says where the MAK is on a machine.

    Raises:
        InputError: the spec has a MAK that is always installed, or cmd would look in no domain.
    """
    mdt = scene.spec.mdt
    if mdt is None or mdt.mak_without_kms is None:
        return
    form = _form(scene.spec)
    is_batch = form is ScriptForm.SLMGR
    detection = DetectionForm.CMD if is_batch else DetectionForm.POWERSHELL
    _demand_one_way(scene)
    _demand_domain(mdt, detection)
    yield Companion(
        f"{DETECTION}{detection.suffix}",
        FromTemplate(detection.template, detection_values(mdt.kms_domains)),
    )
    values = script_values(form, key_place(mdt.mak_without_kms))
    yield Companion(f"{ACTIVATION}{form.suffix}", FromTemplate(form.template, values))
    yield Companion(_STEPS, FromTemplate(STEPS_TEMPLATE, steps_values(form.suffix)))


def _form(spec: Spec) -> ScriptForm:
    """What the spec activates by elsewhere, or what fits its release."""
    if spec.activation is not None and spec.activation.script is not None:
        return ScriptForm(spec.activation.script)
    return form_for(windows_version(spec.windows))


def _demand_one_way(scene: Scene) -> None:
    if is_secret_key(scene.values.get(ACTIVATION_PLACE, "")):
        message = "the spec has a MAK too, which MDT installs whether a KMS host is there or not"
        advice = 'write product_key.setup = "gvlk" alone, or leave mak_without_kms out'
        raise InputError(message, advice=advice, where=_KEY)


def _demand_domain(mdt: Mdt, detection: DetectionForm) -> None:
    if detection is DetectionForm.CMD and not mdt.kms_domains:
        message = "a batch file does not know in which domain the machine is"
        raise InputError(message, advice="name it under mdt.kms_domains", where=_KEY)
