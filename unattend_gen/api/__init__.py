"""The façade: what each command does, composing engines that do not know each other.

A module stands for a command or two. Engines are imported where they are called, and the names
below when they are first touched, so that asking what a key is loads no XML library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unattend_gen.api.auditing import AuditOutcome, AuditRequest, audit, audit_paths
    from unattend_gen.api.checking import check
    from unattend_gen.api.diffing import demand_diff_format, describe_diff, diff, format_diff
    from unattend_gen.api.fleet_checking import FleetCheck, FleetCheckRequest, check_fleet
    from unattend_gen.api.fleet_rows import RowOutcome
    from unattend_gen.api.fleets import FleetOutcome, FleetRequest, render_fleet
    from unattend_gen.api.importing import ImportOutcome, import_document, import_file
    from unattend_gen.api.media_making import MediaRequest, Medium, make_media
    from unattend_gen.api.reading import read, read_panther
    from unattend_gen.api.rendering import RenderOutcome, RenderRequest, render, targets
    from unattend_gen.api.reporting import demand_free, format_report, write_text
    from unattend_gen.api.scrubbing import ScrubRequest, scrub
    from unattend_gen.api.validating import validate

__all__ = (
    "AuditOutcome",
    "AuditRequest",
    "FleetCheck",
    "FleetCheckRequest",
    "FleetOutcome",
    "FleetRequest",
    "ImportOutcome",
    "MediaRequest",
    "Medium",
    "RenderOutcome",
    "RenderRequest",
    "RowOutcome",
    "ScrubRequest",
    "audit",
    "audit_paths",
    "check",
    "check_fleet",
    "demand_diff_format",
    "demand_free",
    "describe_diff",
    "diff",
    "format_diff",
    "format_report",
    "import_document",
    "import_file",
    "make_media",
    "read",
    "read_panther",
    "render",
    "render_fleet",
    "scrub",
    "targets",
    "validate",
    "write_text",
)

_HOMES: Final = {
    "auditing": ("AuditOutcome", "AuditRequest", "audit", "audit_paths"),
    "checking": ("check",),
    "diffing": ("demand_diff_format", "describe_diff", "diff", "format_diff"),
    "fleet_checking": ("FleetCheck", "FleetCheckRequest", "check_fleet"),
    "fleet_rows": ("RowOutcome",),
    "fleets": ("FleetOutcome", "FleetRequest", "render_fleet"),
    "importing": ("ImportOutcome", "import_document", "import_file"),
    "media_making": ("MediaRequest", "Medium", "make_media"),
    "reading": ("read", "read_panther"),
    "rendering": ("RenderOutcome", "RenderRequest", "render", "targets"),
    "reporting": ("demand_free", "format_report", "write_text"),
    "scrubbing": ("ScrubRequest", "scrub"),
    "validating": ("validate",),
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
