"""Answer files of known programs, translated before they are imported."""

from __future__ import annotations

from functools import cache

from unattend_gen import plugins
from unattend_gen.importer import generators
from unattend_gen.importer.generators._generator import Generator, Source, Translation
from unattend_gen.importer.hardware import joined, with_hardware_checks


def translation(source: Source) -> Translation | None:
    """Return what the first plug-in makes of a file that understands it.

    Commands that switch off checks of the hardware are understood in any file.
    """
    rest, checks = with_hardware_checks(source)
    found = (generator.translate(rest) for generator in all_generators())
    return joined(next((each for each in found if each is not None), None), checks)


@cache
def all_generators() -> tuple[Generator, ...]:
    """Return the programs whose files are understood; lists the folder once in a run."""
    return tuple(plugins.load_all(generators, "GENERATOR", Generator))
