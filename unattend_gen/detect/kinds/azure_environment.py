"""The provisioning data of Azure (`ovf-env.xml`) and its log (`WaSetup.xml`).

The log can contain Setup's marker in `Data` too.

Source:
    Public collections of what deployments leave in Panther.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.detect.content import classify_plain
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.sensitive import is_known_by_name, kind_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SIGNS: Final = ("schemas.microsoft.com/windowsazure", "<wasetup", "schemas.dmtf.org/ovf")
_ELEMENT: Final = re.compile(
    r"<(?:[\w.-]{1,40}:)?(?P<name>[\w.-]{1,60})(?:\s[^<>]{0,300})?>(?P<value>[^<]*+)</"
)
_SAMPLE: Final = (
    '<Environment xmlns="http://schemas.dmtf.org/ovf/environment/1" '
    'xmlns:wa="http://schemas.microsoft.com/windowsazure"><wa:ProvisioningSection>'
    "<WindowsProvisioningConfigurationSet><AdminPassword>{}</AdminPassword>"
    "</WindowsProvisioningConfigurationSet></wa:ProvisioningSection></Environment>"
)


def recognises(reading: Reading) -> bool:
    """Recognise the namespace or the root element."""
    return any(sign in reading.head for sign in _SIGNS)


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the elements that are named for passwords, and markers anywhere."""
    for match in _ELEMENT.finditer(reading.text):
        name, value = match["name"], match["value"]
        if is_known_by_name(name):
            kind = kind_by_name(name)
            span = match.span("value")
        elif MARKER in value:
            kind = SecretKind.PASSWORD
            start = match.start("value") + value.index(MARKER)
            span = (start, start + len(MARKER))
        else:
            continue
        content = classify_plain(kind, unescape(reading.text[slice(*span)]))
        yield Match(
            kind=kind,
            content=content.kind,
            where="the provisioning data of Azure",
            span=span,
            line=reading.line(span[0]),
            secret=content.secret,
            setting=name,
            last_five=content.last_five,
        )


DETECTOR: Final = Detector(
    summary="provisioning files of Azure: ovf-env.xml, WaSetup.xml",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "ovf-env.xml",
            _SAMPLE.format("not-a-real-one"),
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example(
            "WaSetup.xml",
            f"<WaSetup><Event><Data>AdminPassword={MARKER}</Data></Event></WaSetup>",
            ((SecretKind.PASSWORD, ContentKind.MARKER),),
        ),
    ),
)
