"""The entry point: prints the version without loading anything, or runs the command line."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Final

_FEW_OBJECTS: Final = 90_000
"""Loading the program creates fewer objects, and none of them becomes garbage."""


def main() -> int:
    """Run the command line and return the exit code."""
    if sys.argv[1:] == ["--version"]:
        from unattend_gen import __version__

        with suppress(OSError, AttributeError):  # the command line reports it
            sys.stdout.write(f"unattend-gen {__version__}\n")
            sys.stdout.flush()
            return 0
    # Searching pydantic plug-ins takes as long as loading our own code; a plug-in would see values.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _delay_garbage_collection()
    from unattend_gen.cli.app import run

    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()  # spares the interpreter a last collection at exit


def _delay_garbage_collection() -> None:
    """Start to collect garbage once there are more objects than loading modules creates.

    Loading creates no garbage; looking for it takes a sixth of the time of a short command.
    """
    usual = gc.get_threshold()

    def begin(_phase: str, _what: object) -> None:
        gc.callbacks.remove(begin)
        gc.set_threshold(*usual)

    gc.callbacks.append(begin)
    gc.set_threshold(_FEW_OBJECTS)


if __name__ == "__main__":
    sys.exit(main())
