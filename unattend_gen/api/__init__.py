"""The façade: what each command does, composing engines that do not know each other.

A module stands for a command or two. Engines are imported where they are called, and the names
below when they are first touched, so that asking what a key is loads no XML library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unattend_gen.api.activating import (
        check_registry,
        conversion_plan,
        registry_change,
        windows_pages,
    )
    from unattend_gen.api.activation_scripts import (
        ActivationScript,
        ScriptRequest,
        activation_script,
    )
    from unattend_gen.api.activation_states import StatusTable, activation_status
    from unattend_gen.api.auditing import AuditOutcome, AuditRequest, audit, audit_paths
    from unattend_gen.api.checking import check
    from unattend_gen.api.diffing import demand_diff_format, describe_diff, diff, format_diff
    from unattend_gen.api.fleet_checking import FleetCheck, FleetCheckRequest, check_fleet
    from unattend_gen.api.fleet_rows import RowOutcome
    from unattend_gen.api.fleets import FleetOutcome, FleetRequest, render_fleet
    from unattend_gen.api.importing import ImportOutcome, import_document, import_file
    from unattend_gen.api.kms_finding import KmsAnswer, KmsRequest, find_kms
    from unattend_gen.api.ledgers import (
        LedgerAnswer,
        LedgerKey,
        LedgerLimits,
        finish_deployment,
        plan_deployment,
        record_count,
        show_ledger,
    )
    from unattend_gen.api.media_making import MediaRequest, Medium, make_media
    from unattend_gen.api.phoning import PhoneSheet, TypedIds, phone_sheet
    from unattend_gen.api.proxying import ProxyAnswer, check_proxy, proxy_list
    from unattend_gen.api.reading import read, read_panther
    from unattend_gen.api.rendering import RenderOutcome, RenderRequest, render, targets
    from unattend_gen.api.reporting import demand_free, format_report, write_text
    from unattend_gen.api.scrubbing import ScrubRequest, scrub
    from unattend_gen.api.validating import validate
    from unattend_gen.api.vamt_tool import VamtLists, VamtRequest, read_vamt_lists, vamt_script

__all__ = (
    "ActivationScript",
    "AuditOutcome",
    "AuditRequest",
    "FleetCheck",
    "FleetCheckRequest",
    "FleetOutcome",
    "FleetRequest",
    "ImportOutcome",
    "KmsAnswer",
    "KmsRequest",
    "LedgerAnswer",
    "LedgerKey",
    "LedgerLimits",
    "MediaRequest",
    "Medium",
    "PhoneSheet",
    "ProxyAnswer",
    "RenderOutcome",
    "RenderRequest",
    "RowOutcome",
    "ScriptRequest",
    "ScrubRequest",
    "StatusTable",
    "TypedIds",
    "VamtLists",
    "VamtRequest",
    "activation_script",
    "activation_status",
    "audit",
    "audit_paths",
    "check",
    "check_fleet",
    "check_proxy",
    "check_registry",
    "conversion_plan",
    "demand_diff_format",
    "demand_free",
    "describe_diff",
    "diff",
    "find_kms",
    "finish_deployment",
    "format_diff",
    "format_report",
    "import_document",
    "import_file",
    "make_media",
    "phone_sheet",
    "plan_deployment",
    "proxy_list",
    "read",
    "read_panther",
    "read_vamt_lists",
    "record_count",
    "registry_change",
    "render",
    "render_fleet",
    "scrub",
    "show_ledger",
    "targets",
    "validate",
    "vamt_script",
    "windows_pages",
    "write_text",
)

_HOMES: Final = {
    "activating": ("check_registry", "conversion_plan", "registry_change", "windows_pages"),
    "activation_scripts": ("ActivationScript", "ScriptRequest", "activation_script"),
    "activation_states": ("StatusTable", "activation_status"),
    "auditing": ("AuditOutcome", "AuditRequest", "audit", "audit_paths"),
    "checking": ("check",),
    "diffing": ("demand_diff_format", "describe_diff", "diff", "format_diff"),
    "fleet_checking": ("FleetCheck", "FleetCheckRequest", "check_fleet"),
    "fleet_rows": ("RowOutcome",),
    "fleets": ("FleetOutcome", "FleetRequest", "render_fleet"),
    "importing": ("ImportOutcome", "import_document", "import_file"),
    "kms_finding": ("KmsAnswer", "KmsRequest", "find_kms"),
    "ledgers": (
        *("LedgerAnswer", "LedgerKey", "LedgerLimits"),
        *("finish_deployment", "plan_deployment", "record_count", "show_ledger"),
    ),
    "media_making": ("MediaRequest", "Medium", "make_media"),
    "phoning": ("PhoneSheet", "TypedIds", "phone_sheet"),
    "proxying": ("ProxyAnswer", "check_proxy", "proxy_list"),
    "reading": ("read", "read_panther"),
    "rendering": ("RenderOutcome", "RenderRequest", "render", "targets"),
    "reporting": ("demand_free", "format_report", "write_text"),
    "scrubbing": ("ScrubRequest", "scrub"),
    "validating": ("validate",),
    "vamt_tool": ("VamtLists", "VamtRequest", "read_vamt_lists", "vamt_script"),
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
