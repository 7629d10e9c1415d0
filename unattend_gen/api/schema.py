"""`schema`: the schemas of answer files, specs and every JSON the program writes."""

from __future__ import annotations

from typing import Final

from unattend_gen import resources
from unattend_gen.api.inputs import require_texts
from unattend_gen.errors import UsageError

SCHEMAS: Final = (
    *("xsd", "xsd11", "spec", "report", "diff", "fleet-check", "activation-status"),
    *("activation-proxy", "activation-registry", "baseline", "fleet-row", "handout", "import"),
    *("key", "kms", "mak-ledger", "manifest", "vamt-list", "worksheet"),
)
"""The names of the schemas; that of a JSON format is its `schema` member without the version."""


def schema(what: str) -> str:
    """Return the text of a schema.

    The two XSD files are generated from the catalog; all others are read as they are shipped.

    Args:
        what: `xsd` or `xsd11` for answer files, `spec`, or the name of a JSON format.

    Raises:
        UsageError: there is no such schema; the message lists them.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.to_xsd import to_xsd, to_xsd11

    require_texts(what=what)
    match what:
        case "xsd":
            return to_xsd(catalog()).decode("utf-8")
        case "xsd11":
            return to_xsd11(catalog()).decode("utf-8")
        case _ if what in SCHEMAS:
            path = resources.schemas() / f"{what}.schema.json"
            return path.read_text(encoding="utf-8")
        case _:
            message = f"{what} is not a schema; valid names: {', '.join(SCHEMAS)}"
            raise UsageError(message, advice="unattend-gen schema spec > spec.schema.json")
