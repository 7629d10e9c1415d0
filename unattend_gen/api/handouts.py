"""`init` and `schema`: texts that are handed out as they are."""

from __future__ import annotations

from typing import Final

from unattend_gen import resources
from unattend_gen.errors import UsageError

SCHEMAS: Final = (
    *("xsd", "xsd11", "spec", "report", "diff", "fleet-check", "activation-status"),
    *("activation-proxy", "activation-registry", "baseline", "fleet-row", "handout", "import"),
    *("key", "kms", "mak-ledger", "manifest", "vamt-list", "worksheet"),
)
"""What `schema` takes: a form of JSON is called as in its member `schema`, without version."""


def starters() -> tuple[tuple[str, str], ...]:
    """Each starter by name, with the line that says what it is for."""
    folder = resources.templates() / "starters"
    return tuple(
        (path.stem, path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# "))
        for path in sorted(folder.glob("*.toml"))
    )


def starter(name: str) -> str:
    """The text of a starter.

    Raises:
        UsageError: naming the starters there are.
    """
    names = [starter_name for starter_name, _ in starters()]
    if name not in names:
        message = f"no such starter; there are {', '.join(names)}"
        raise UsageError(message, advice="unattend-gen init --list says what each is for")
    return (resources.templates() / "starters" / f"{name}.toml").read_text(encoding="utf-8")


def schema(what: str) -> str:
    """One of the schemas: of answer files, or of what commands take and give, by its name.

    Those of answer files are made from the catalog, so that this is also how the files in
    `schemas/` come about; the others are read from there.

    Raises:
        UsageError: naming the schemas there are.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.to_xsd import to_xsd, to_xsd11

    match what:
        case "xsd":
            return to_xsd(catalog()).decode("utf-8")
        case "xsd11":
            return to_xsd11(catalog()).decode("utf-8")
        case _ if what in SCHEMAS:
            path = resources.schemas() / f"{what}.schema.json"
            return path.read_text(encoding="utf-8")
        case _:
            message = f"no such schema; there are {', '.join(SCHEMAS)}"
            raise UsageError(message, advice="unattend-gen schema spec > spec.schema.json")
