"""The list of what was rendered: names, digests, whether a secret stands inside, last fives.

No secret stands in it. The digest of a file that holds a secret is no digest of the secret, for
it covers the whole file.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from unattend_gen.core.artifact import MANIFEST_NAME, MANIFEST_SCHEMA, Artifact

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME: Final = MANIFEST_NAME
SCHEMA: Final = MANIFEST_SCHEMA


def manifest(target: str, artifacts: Iterable[Artifact]) -> Artifact:
    """The manifest of these artefacts; the same for the same artefacts, byte for byte."""
    content = {
        "schema": SCHEMA,
        "target": target,
        "files": [_entry(artifact) for artifact in artifacts],
    }
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    return Artifact(NAME, text.encode("utf-8"), holds_secret=False)


def _entry(artifact: Artifact) -> dict[str, object]:
    return {
        "name": artifact.name,
        "sha256": hashlib.sha256(artifact.data).hexdigest(),
        "holds_secret": artifact.holds_secret,
        "last_fives": list(artifact.last_fives),
    }
