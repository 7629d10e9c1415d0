"""Image names on media: which Windows they are of, and how the image of an edition is called.

Source:
    Image names as public deployment shares and answer files have them (`schemas/editions.json`).
"""

from __future__ import annotations

import re
from typing import Final

from unattend_gen.catalog.setup_keys import editions_called
from unattend_gen.catalog.windows import windows_versions

_RELEASE: Final = re.compile(
    r"Windows (?:(Server \d{4}(?: R2)?)|(Vista|7|8\.1|8|10|11))(?![\w.])", re.IGNORECASE
)
_NAMED_10: Final = ("10", "11-21h2", "11-22h2", "11-23h2", "11-24h2")
"""Media of early Windows 11 releases are reported to carry the names of Windows 10."""


def releases_of_image(name: str) -> frozenset[str]:
    """The Windows versions that an image of this name may hold; empty when it does not say."""
    match = _RELEASE.search(name)
    if match is None:
        return frozenset()
    if match[1]:
        return frozenset({match[1].lower().replace(" ", "-")})
    heads = _NAMED_10 if match[2] == "10" else (match[2].lower(),)
    return frozenset(version.name for version in windows_versions() if _is_of(version.name, heads))


def image_name(edition: str, windows: str) -> str | None:
    """What media of a Windows version call the image of an edition, or None if that is not known.

    Args:
        edition: id, name or the word of the published list, in whatever case. An id wins.
        windows: name of the version, such as `11-24h2`.
    """
    for matching in editions_called(edition):
        for name in (name for found in matching for name in found.image_names):
            match = _RELEASE.search(name)
            head = match[2].lower() if match and match[2] else None
            if _is_of(windows, (head,)) if head else windows in releases_of_image(name):
                return name
    return None


def _is_of(version: str, heads: tuple[str, ...]) -> bool:
    """Whether the name of a client version begins with the release that an image names."""
    return version in heads or version.startswith(tuple(f"{head}-" for head in heads))
