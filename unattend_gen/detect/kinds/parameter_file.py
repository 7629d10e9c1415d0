"""Deployment parameters in JSON and YAML, by the names of deployment properties.

Passwords of other programs are ignored, because the meaning of their names is unknown.

Source:
    Public parameter files and image builds; the properties of the Deployment Toolkit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import MADE_UP_KEY
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.properties import is_deployment_property, property_match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_JSON: Final = (".json",)
_YAML: Final = (".yml", ".yaml")
_PROPERTY: Final = re.compile(
    r"(?<![\w.-])(?P<quote>[\"']?)(?P<name>[A-Za-z][\w-]{2,60})(?P=quote)[ \t]*+:[ \t]*+"
    r"(?:\"(?P<text>(?:[^\"\\\r\n]|\\.)*+)\"|'(?P<single>[^'\r\n]*+)'"
    r"|\{[ \t\r\n]*+\"value\"[ \t]*+:[ \t]*+\"(?P<inner>(?:[^\"\\\r\n]|\\.)*+)\""
    r"|(?P<bare>[^\s\"'{\[|>&*!][^\r\n#,]*+))",
)


def recognises(reading: Reading) -> bool:
    """Recognise the suffix of the name, or the beginning of an object."""
    return reading.name.endswith(_JSON + _YAML) or reading.head.startswith("{")


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the members that are named like deployment properties."""
    for match in _PROPERTY.finditer(reading.text):
        if not is_deployment_property(match["name"]):
            continue
        group = next(name for name in _VALUES if match[name] is not None)
        start, end = match.span(group)
        span = (start, start + len(reading.text[start:end].rstrip()))
        found = property_match(
            reading, match["name"].replace("_", ""), span, where="a file of parameters"
        )
        if found is not None:
            yield found


_VALUES: Final = ("text", "single", "inner", "bare")


DETECTOR: Final = Detector(
    summary="parameters of deployments in JSON and YAML",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "parameters.json",
            f'{{"adminPassword": {{"value": "not-a-real-one"}}, "productKey": "{MADE_UP_KEY}"}}',
            ((SecretKind.PASSWORD, ContentKind.CLEAR), (SecretKind.PRODUCT_KEY, ContentKind.CLEAR)),
        ),
        Example(
            "group.yml",
            'admin_password: "{{ vault_admin_password }}"\n',
            ((SecretKind.PASSWORD, ContentKind.PLACEHOLDER),),
        ),
    ),
)
