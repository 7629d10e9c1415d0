"""The Microsoft Deployment Toolkit: the answer file of a task sequence, and two INI files.

MDT writes product keys into the answer file itself, from properties, and removes the elements of
blank properties. A secret key is therefore written to CustomSettings.ini and to no other file.

On request there are three more files: two scripts that install a MAK only where no KMS host
answers, and the task sequence steps that run them. They are the scripts of `activation kms` and
`activation script`.

Source:
    deployment notes §6: the property page of MDT and the mapping of ZTIConfigure.
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
from unattend_gen.renderer.extra_file import ExtraFile, ExtraFilePlan, FromTemplate
from unattend_gen.renderer.mdt_properties import (
    ACTIVATION_KEY,
    SETUP_KEY,
    bootstrap,
    custom_settings,
    left_to_answer_file,
    needed_secrets,
    require_writable,
    secrets_of,
)
from unattend_gen.renderer.secrecy import is_secret_key
from unattend_gen.renderer.target import AnswerFilePlan, TargetPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.extra_file import RenderContext
    from unattend_gen.renderer.mdt_properties import Property
    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mdt import Mdt

_MAK_WITHOUT_KMS: Final = "mdt.mak_without_kms"
_STEPS: Final = "task-sequence-steps.txt"
"""A part of a ts.xml; with the suffix .xml it would be taken for an answer file."""


def _extra_files(context: RenderContext) -> Iterator[ExtraFile]:
    left = left_to_answer_file(context)
    yield _ini_file("CustomSettings.ini", custom_settings(context), left)
    yield _ini_file("Bootstrap.ini", bootstrap(context), ())
    yield from _mak_steps(context)


def _ini_file(name: str, properties: tuple[Property, ...], left: tuple[str, ...]) -> ExtraFile:
    require_writable(properties)
    values = {"properties": properties, "left": left, "names": [each.name for each in properties]}
    content = FromTemplate(f"targets/mdt/{name}.j2", values)
    return ExtraFile(name, content, secrets_of(properties))


def _mak_steps(context: RenderContext) -> Iterator[ExtraFile]:
    """Yield the three files if the spec says where a computer finds the MAK.

    Raises:
        InputError: the spec also has a MAK that is always installed, or names no KMS domain for a
            batch file.
    """
    mdt = context.spec.mdt
    if mdt is None or mdt.mak_without_kms is None:
        return
    form = _form(context.spec)
    is_batch = form is ScriptForm.SLMGR
    detection = DetectionForm.CMD if is_batch else DetectionForm.POWERSHELL
    _require_no_other_mak(context)
    _require_domain(mdt, detection)
    yield ExtraFile(
        f"{DETECTION}{detection.suffix}",
        FromTemplate(detection.template, detection_values(mdt.kms_domains)),
    )
    values = script_values(form, key_place(mdt.mak_without_kms))
    yield ExtraFile(f"{ACTIVATION}{form.suffix}", FromTemplate(form.template, values))
    yield ExtraFile(_STEPS, FromTemplate(STEPS_TEMPLATE, steps_values(form.suffix)))


def _form(spec: Spec) -> ScriptForm:
    """Return the form of script that `[activation]` names, or the one for the Windows version."""
    if spec.activation is not None and spec.activation.script is not None:
        return ScriptForm(spec.activation.script)
    return form_for(windows_version(spec.windows))


def _require_no_other_mak(context: RenderContext) -> None:
    if is_secret_key(context.values.get(ACTIVATION_KEY, "")):
        message = "the spec also has a MAK that MDT installs whether or not a KMS host answers"
        advice = 'write product_key.setup = "gvlk" alone, or omit mak_without_kms'
        raise InputError(message, advice=advice, where=_MAK_WITHOUT_KMS)


def _require_domain(mdt: Mdt, detection: DetectionForm) -> None:
    if detection is DetectionForm.CMD and not mdt.kms_domains:
        message = "a batch file cannot find out the domain of the computer"
        raise InputError(message, advice="name it under mdt.kms_domains", where=_MAK_WITHOUT_KMS)


TARGET: Final = TargetPlan(
    name="mdt",
    summary="the answer file of a task sequence, CustomSettings.ini and Bootstrap.ini; steps that"
    " use a MAK where no KMS host is, if asked for",
    answer_files=(
        AnswerFilePlan("Unattend.xml", keys_elsewhere=frozenset({ACTIVATION_KEY, SETUP_KEY})),
    ),
    extra_files=(ExtraFilePlan(_extra_files, needed_secrets),),
    copy_to={
        "Unattend.xml": r"Control\ID\Unattend.xml of the share; ID is that of the task sequence",
        "CustomSettings.ini": r"Control\CustomSettings.ini of the share",
        "Bootstrap.ini": r"Control\Bootstrap.ini of the share; then update its boot images",
    },
)
