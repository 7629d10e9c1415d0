"""Answer files of known programs, translated before they are imported."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from unattend_gen import plugins
from unattend_gen.importer import generators
from unattend_gen.importer.generators._generator import Generator, Source, Translation
from unattend_gen.importer.hardware import with_hardware_checks


def translation(source: Source) -> Translation | None:
    """Return what the plug-ins make of a file one after another, or None if none knows it.

    Commands that switch off checks of the hardware are understood in any file.
    """
    whole = with_hardware_checks(source)
    for generator in all_generators():
        found = generator.translate(whole.source if whole else source)
        if found is not None:
            whole = _both(whole, found) if whole else found
    return whole


def _both(first: Translation, second: Translation) -> Translation:
    """Return a translation and one of its result; of a key in both, the later."""
    return Translation(
        second.source,
        {**first.tables, **second.tables, **_merged(first.tables, second.tables)},
        (*second.notes, *first.notes),
        first.remarks | second.remarks,
        {**first.secrets, **second.secrets},
    )


def _merged(first: Mapping[str, object], second: Mapping[str, object]) -> dict[str, object]:
    """Return the tables in both that have keys, with the keys of both."""
    found: dict[str, object] = {}
    for name in first.keys() & second.keys():
        one, other = first[name], second[name]
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            found[name] = {**one, **other}
    return found


@cache
def all_generators() -> tuple[Generator, ...]:
    """Return the programs whose files are understood; lists the folder once in a run."""
    return tuple(plugins.load_all(generators, "GENERATOR", Generator))
