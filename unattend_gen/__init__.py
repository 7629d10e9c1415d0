"""Windows answer files: rendered from a spec, validated, searched, scrubbed, compared.

Use the package as `import unattend_gen as ug`: each command has a function of the same name, such
as `ug.render` or `ug.audit`. The public names are declared once, in `__init__.pyi`, which type
checkers and editors read as well. A name is loaded when it is first used, so importing the package
costs nothing.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

__version__: Final = "0.1.0"


def __getattr__(name: str) -> object:
    """Load a public name, or `__all__`; Python calls this only for names not loaded yet."""
    homes = _homes()
    if name == "__all__":
        value: object = tuple(homes)
    elif name in homes:
        value = getattr(import_module(homes[name]), name, None)
        if value is None:  # a module of the home, such as `activation`
            value = import_module(f"{homes[name]}.{name}")
    else:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted((*_homes(), "__version__"))


@cache
def _homes() -> dict[str, str]:
    """Return the module of each public name, as the stub file declares them.

    A declaration is a line `from MODULE import NAME as NAME`.
    """
    from pathlib import Path

    stub = Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    lines = (line.split() for line in stub.splitlines())
    return {words[3]: words[1] for words in lines if words[:1] == ["from"] and "as" in words}
