"""`[[registry]]`: one script for the machine in the specialize pass, one for each new user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.additions import Script, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job
    from unattend_gen.tables.registry import RegistryValue

_HIVES: Final = {
    "HKLM": (Stage.SPECIALIZE, "HKEY_LOCAL_MACHINE"),
    "HKCU": (Stage.EACH_USER, "HKEY_CURRENT_USER"),
}


def jobs(spec: Spec) -> Iterator[Job]:
    """The values of each hive, in the order as written."""
    for hive, (stage, name) in _HIVES.items():
        values = [value for value in spec.registry if value.key.startswith(hive)]
        if values:
            entries = [_entry(value, name) for value in values]
            template = "scripts/registry.reg.j2"
            yield Script(stage, "registry", ".reg", template, {"entries": entries})


def _entry(value: RegistryValue, hive: str) -> dict[str, str | None]:
    """What the template writes: the number as it stands in a .reg file, or the text."""
    is_number = isinstance(value.value, int)
    return {
        "key": hive + value.key[len("HKLM") :],
        "name": value.name,
        "number": f"{value.value:08x}" if is_number else None,
        "text": None if is_number else str(value.value),
    }
