"""`init`: commented specs to start from."""

from __future__ import annotations

from typing import Final

from unattend_gen import resources
from unattend_gen.api.inputs import require_texts
from unattend_gen.errors import UsageError

DEFAULT_STARTER: Final = "mak-workstation"


def init(starter: str = DEFAULT_STARTER) -> str:
    """Return the text of a starter: a commented spec that renders after you fill it in.

    Args:
        starter: its name; `starters` lists them.

    Raises:
        UsageError: there is no such starter; the message lists them.
    """
    require_texts(starter=starter)
    names = [name for name, _ in starters()]
    if starter not in names:
        message = f"{starter} is not a starter; valid names: {', '.join(names)}"
        raise UsageError(message, advice="unattend-gen init --list says what each is for")
    path = resources.templates() / "starters" / f"{starter}.toml"
    return path.read_text(encoding="utf-8")


def starters() -> tuple[tuple[str, str], ...]:
    """Return the name of each starter, and the line that says what it is for."""
    folder = resources.templates() / "starters"
    return tuple(
        (path.stem, path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# "))
        for path in sorted(folder.glob("*.toml"), key=lambda path: path.stem)
    )
