"""Lists of the Volume Activation Management Tool (`.cil`, `.cilx`), which contain product keys.

Their format is published in part only, so every key shape counts, in any element.

Source:
    Vendor reference of computer information lists and of the options of their export.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.activation_lists import ROOT, SUFFIXES
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import GVLK, MADE_UP_KEY
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.keys import matches_in_key_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SIGN: Final = f"<{ROOT.lower()}"
_SAMPLE: Final = (
    '<SoftwareLicensingData Version="2"><Computers><Computer Name="PC1"/></Computers>'
    '<Keys><Key Value="{}"/></Keys></SoftwareLicensingData>'
)


def recognises(reading: Reading) -> bool:
    """Recognise the root element or the suffix of the name."""
    return _SIGN in reading.head or reading.name.endswith(SUFFIXES)


def matches(reading: Reading) -> Iterator[Match]:
    """Yield every key in the list."""
    yield from matches_in_key_list(reading, "a list of the activation tool")


DETECTOR: Final = Detector(
    summary="computer lists of the Volume Activation Management Tool",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "computers.cil",
            _SAMPLE.format(MADE_UP_KEY),
            ((SecretKind.PRODUCT_KEY, ContentKind.CLEAR),),
        ),
        Example(
            "clients.cilx",
            _SAMPLE.format(GVLK),
            ((SecretKind.PRODUCT_KEY, ContentKind.PUBLISHED_KEY),),
        ),
    ),
)
