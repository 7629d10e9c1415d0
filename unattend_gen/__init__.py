"""Answer files of Windows Setup: rendered from a spec, validated, checked and audited.

For programs that use the package as a library: the functions stand in `unattend_gen.api`, the
values they take and give in `__all__` here. Each name is loaded when it is first touched, so that
importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unattend_gen.api.activation_scripts import ActivationScript, ScriptRequest
    from unattend_gen.api.activation_states import StatusTable
    from unattend_gen.api.auditing import AuditOutcome, AuditRequest
    from unattend_gen.api.fleet_checking import FleetCheck, FleetCheckRequest
    from unattend_gen.api.fleet_rows import RowFinding, RowOutcome
    from unattend_gen.api.fleets import FleetOutcome, FleetRequest
    from unattend_gen.api.importing import ImportOutcome
    from unattend_gen.api.kms_finding import KmsAnswer, KmsRequest
    from unattend_gen.api.ledgers import LedgerAnswer, LedgerKey, LedgerLimits
    from unattend_gen.api.media_making import MediaRequest, Medium
    from unattend_gen.api.phoning import PhoneSheet, TypedIds
    from unattend_gen.api.proxying import ProxyAnswer
    from unattend_gen.api.rendering import RenderOutcome, RenderRequest
    from unattend_gen.api.scrubbing import ScrubRequest
    from unattend_gen.api.vamt_tool import VamtLists, VamtRequest
    from unattend_gen.core.artifact import Artifact
    from unattend_gen.core.comparison import (
        Change,
        ChangeKind,
        Comparison,
        FileComparison,
        FileState,
        Side,
    )
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Confidence, Finding, Severity
    from unattend_gen.core.location import Location
    from unattend_gen.core.machine import MachineCheck, MachineVerdict
    from unattend_gen.core.overview import LeftOutReason, Overview, Run, SecretGroup
    from unattend_gen.core.product_key import ProductKey
    from unattend_gen.core.report import (
        CheckedDocument,
        CheckedSetting,
        Report,
        SettingState,
        Skipped,
        SkipReason,
        Verdict,
    )
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.setting_path import SettingPath
    from unattend_gen.errors import (
        AnswerFileError,
        CatalogError,
        ConfigurationError,
        ExitCode,
        InputError,
        InventoryError,
        KeyFormatError,
        Mistake,
        MistakesError,
        OutputError,
        SecretSourceError,
        SourceError,
        SpecError,
        TemplateError,
        UnattendError,
        UsageError,
        WorkerError,
    )

__version__: Final = "0.1.0"

__all__ = (
    "ActivationScript",
    "AnswerFileError",
    "Artifact",
    "AuditOutcome",
    "AuditRequest",
    "CatalogError",
    "Change",
    "ChangeKind",
    "CheckedDocument",
    "CheckedSetting",
    "Comparison",
    "Confidence",
    "ConfigurationError",
    "Document",
    "ExitCode",
    "FileComparison",
    "FileState",
    "Finding",
    "FleetCheck",
    "FleetCheckRequest",
    "FleetOutcome",
    "FleetRequest",
    "ImportOutcome",
    "InputError",
    "InventoryError",
    "KeyFormatError",
    "KmsAnswer",
    "KmsRequest",
    "LedgerAnswer",
    "LedgerKey",
    "LedgerLimits",
    "LeftOutReason",
    "Location",
    "MachineCheck",
    "MachineVerdict",
    "MediaRequest",
    "Medium",
    "Mistake",
    "MistakesError",
    "OutputError",
    "Overview",
    "PhoneSheet",
    "ProductKey",
    "ProxyAnswer",
    "RenderOutcome",
    "RenderRequest",
    "Report",
    "RowFinding",
    "RowOutcome",
    "Run",
    "ScriptRequest",
    "ScrubRequest",
    "Secret",
    "SecretGroup",
    "SecretKind",
    "SecretSourceError",
    "SettingPath",
    "SettingState",
    "Severity",
    "Side",
    "SkipReason",
    "Skipped",
    "SourceError",
    "SpecError",
    "StatusTable",
    "TemplateError",
    "TypedIds",
    "UnattendError",
    "UsageError",
    "VamtLists",
    "VamtRequest",
    "Verdict",
    "WorkerError",
    "__version__",
)

_HOMES: Final = {
    "api.activation_scripts": ("ActivationScript", "ScriptRequest"),
    "api.activation_states": ("StatusTable",),
    "api.auditing": ("AuditOutcome", "AuditRequest"),
    "api.fleet_checking": ("FleetCheck", "FleetCheckRequest"),
    "api.fleet_rows": ("RowFinding", "RowOutcome"),
    "api.fleets": ("FleetOutcome", "FleetRequest"),
    "api.kms_finding": ("KmsAnswer", "KmsRequest"),
    "api.ledgers": ("LedgerAnswer", "LedgerKey", "LedgerLimits"),
    "api.media_making": ("MediaRequest", "Medium"),
    "api.scrubbing": ("ScrubRequest",),
    "api.importing": ("ImportOutcome",),
    "api.phoning": ("PhoneSheet", "TypedIds"),
    "api.proxying": ("ProxyAnswer",),
    "api.rendering": ("RenderOutcome", "RenderRequest"),
    "api.vamt_tool": ("VamtLists", "VamtRequest"),
    "core.machine": ("MachineCheck", "MachineVerdict"),
    "core.artifact": ("Artifact",),
    "core.comparison": (
        *("Change", "ChangeKind", "Comparison", "FileComparison", "FileState", "Side"),
    ),
    "core.document": ("Document",),
    "core.finding": ("Confidence", "Finding", "Severity"),
    "core.location": ("Location",),
    "core.overview": ("LeftOutReason", "Overview", "Run", "SecretGroup"),
    "core.product_key": ("ProductKey",),
    "core.report": (
        *("CheckedDocument", "CheckedSetting", "Report", "SettingState", "SkipReason", "Skipped"),
        "Verdict",
    ),
    "core.secret": ("Secret", "SecretKind"),
    "core.setting_path": ("SettingPath",),
    "errors": (
        *("AnswerFileError", "CatalogError", "ConfigurationError", "ExitCode", "InputError"),
        *("KeyFormatError", "Mistake", "MistakesError", "OutputError", "SecretSourceError"),
        *("SourceError", "SpecError", "TemplateError", "UnattendError", "UsageError"),
        *("InventoryError", "WorkerError"),
    ),
}
"""The public names by the module that has them; those of `__all__`, told apart."""


if not TYPE_CHECKING:  # a type checker would take any name for a public one

    def __getattr__(name: str) -> object:
        """A public name, from the module that has it; asked only while the package lacks it."""
        for home, names in _HOMES.items():
            if name in names:
                value: object = getattr(import_module(f"{__name__}.{home}"), name)
                globals()[name] = value
                return value
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)


def __dir__() -> list[str]:
    """What there is, touched or not."""
    return sorted({*globals(), *__all__})
