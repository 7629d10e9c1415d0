"""Answer files of Windows Setup: rendered from a spec, validated, checked and audited."""

from __future__ import annotations

from typing import Final

__version__: Final = "0.1.0"
