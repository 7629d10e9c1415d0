"""The entry of the command: answers `--version` at once, else hands over to the commands."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Final

_FEW_OBJECTS: Final = 90_000
"""Up to so many are made by loading the program, and all of them stay."""


def main() -> int:
    """Run the command line; the result is the exit code."""
    if sys.argv[1:] == ["--version"]:
        from unattend_gen import __version__

        with suppress(OSError, AttributeError):  # told below, the long way
            sys.stdout.write(f"unattend-gen {__version__}\n")
            sys.stdout.flush()
            return 0
    # Looking for pydantic plug-ins costs as much as all our own code, and one would see values.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _leave_modules_alone()
    from unattend_gen.cli.app import run

    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()  # the interpreter would look through all of it once more before it ends


def _leave_modules_alone() -> None:
    """Look for garbage only when there is more than modules, and from then on as usual.

    Among modules there is none, and looking for it costs a sixth of a short command.
    """
    usual = gc.get_threshold()

    def begin(_phase: str, _what: object) -> None:
        gc.callbacks.remove(begin)
        gc.set_threshold(*usual)

    gc.callbacks.append(begin)
    gc.set_threshold(_FEW_OBJECTS)


if __name__ == "__main__":
    sys.exit(main())
