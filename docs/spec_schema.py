"""Write `schemas/spec.schema.json` from the model of a spec, the catalog and the targets.

python -m docs.spec_schema
"""

from __future__ import annotations

from unattend_gen import resources
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.schema import FILE_NAME, schema_text


def main() -> None:
    """Write the file."""
    text = schema_text(target_facts())
    (resources.schemas() / FILE_NAME).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
