"""The result of checking a hive as text and JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from unattend_gen.activator.registry.check import RegistryCheck
    from unattend_gen.activator.registry.values import FoundValue

SCHEMA: Final = "unattend-gen/activation-registry/1"


def _as_text(found: RegistryCheck) -> str:
    present = [value for value in found.values if value.type is not None]
    absent = [value for value in found.values if value.type is None]
    lines = [_line(value) for value in present]
    lines += [f"misspelt  {one.path}\n          advice: {one.advice}" for one in found.misspelt]
    if found.is_unfinished:
        lines.append("note: log files next to the hive may contain newer values")
    lines.append(f"not set: {', '.join(value.name for value in absent)}")
    return "\n".join(lines) + "\n"


def _line(value: FoundValue) -> str:
    shown = "not shown" if value.value is None else value.value
    mark = "wrong     " if value.is_wrong else "value     "
    name = f"{value.key}\\{value.name}" if "-" in value.key else value.name
    return f"{mark}{name} = {shown} ({value.type}): {value.meaning}"


def _as_json(found: RegistryCheck) -> str:
    return json.dumps({"schema": SCHEMA, **asdict(found)}, indent=2, ensure_ascii=False) + "\n"


FORMATS: Final[Mapping[str, Callable[[RegistryCheck], str]]] = {"text": _as_text, "json": _as_json}
