"""Fuzz the same targets with atheris, which keeps inputs that reach new code.

```
pip install atheris
python -m tests.fuzz.guided search -max_total_time=600
python -m tests.fuzz.guided detect-answer_file -runs=1000000 corpus/
```

Arguments after the target are passed to libFuzzer. An input that breaks something ends the run and
is written to `crash-…`; one that takes longer than a second is reported too. atheris is not a
dependency: it has wheels for few systems, and `tests.fuzz.run` does not need it.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.fuzz.run import attempt
from tests.fuzz.targets import TARGETS


def main(arguments: list[str]) -> int:
    """Fuzz one target until libFuzzer stops."""
    named = {target.name: target for target in TARGETS}
    if not arguments or arguments[0] not in named:
        sys.stderr.write(f"name a target: {', '.join(named)}\n")
        return 2
    target = named[arguments[0]]
    atheris = import_module("atheris")
    for package in ("detect", "audit", "sources", "xml", "core"):
        _instrument(atheris, f"unattend_gen.{package}")
    with tempfile.TemporaryDirectory() as seeds:
        for number, seed in enumerate(target.seeds):
            (Path(seeds) / f"{number:04}").write_bytes(seed)
        atheris.Setup([sys.argv[0], *arguments[1:], seeds], lambda data: attempt(target, data))
        atheris.Fuzz()
    return 0


def _instrument(atheris: object, package: str) -> None:
    """Instrument the functions of a package for atheris."""
    instrument = getattr(atheris, "instrument_func")  # noqa: B009 - a library without types
    for name, module in tuple(sys.modules.items()):
        if name.startswith(f"{package}."):
            for thing, value in tuple(vars(module).items()):
                is_own = getattr(value, "__module__", None) == name
                if is_own and type(value).__name__ == "function":
                    setattr(module, thing, instrument(value))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
