"""The same targets searched by atheris, which keeps the inputs that reach new code.

```
pip install atheris
python -m tests.fuzz.guided search -max_total_time=600
python -m tests.fuzz.guided detect-answer_file -runs=1000000 corpus/
```

What stands behind the target goes to libFuzzer. An input that breaks something ends it and is
written to `crash-…`; one that takes longer than a second is told too. atheris is no dependency: the
wheels that there are suit few systems, and `tests.fuzz.run` needs none.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.fuzz.run import attempt
from tests.fuzz.targets import TARGETS


def main(arguments: list[str]) -> int:
    """Search one target until libFuzzer has had enough."""
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
    """Let atheris see which branches of a package's functions are taken."""
    instrument = getattr(atheris, "instrument_func")  # noqa: B009 - a library without types
    for name, module in tuple(sys.modules.items()):
        if name.startswith(f"{package}."):
            for thing, value in tuple(vars(module).items()):
                is_own = getattr(value, "__module__", None) == name
                if is_own and type(value).__name__ == "function":
                    setattr(module, thing, instrument(value))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
