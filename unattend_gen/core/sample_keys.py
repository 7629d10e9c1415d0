"""The two product keys that examples on rule cards show; neither activates anything."""

from __future__ import annotations

from typing import Final

GVLK: Final = "NPPR9-FWDCX-D2C8J-H872K-2YT43"
"""The published setup key of Windows 11 Enterprise; not a secret."""

MADE_UP_KEY: Final = "J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2"
"""A key without meaning: its group and all bits that would sign it are zero."""
