"""What the check of a proxy's list found, in text and JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.status.machine import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.activation.proxy.check import ProxyCheck

SCHEMA: Final = "unattend-gen/activation-proxy/1"
_NAMES: Final = {"squid": "a squid.conf", "pac": "a PAC file", "list": "a list"}


def as_text(found: ProxyCheck) -> str:
    """The findings for a person, then what was not looked at, then a count."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: ProxyCheck) -> Iterator[str]:
    for one in found.findings:
        place = shown(one.path) + (f":{one.line}" if one.line else "")
        yield f"{one.severity.label}  {place}"
        yield f"       {shown(one.message)}"
        yield f"       advice: {shown(one.advice)}"
        yield ""
    for left in found.not_followed:
        yield f"not followed  {shown(left.path)}:{left.line}"
        yield f"       {left.reason}"
        yield ""
    counts = f"{len(found.exempt)} of {found.wanted} addresses get through"
    yield f"read as {_NAMES[found.kind]}: {counts}"


def as_json(found: ProxyCheck) -> str:
    """The same for a program."""
    told = {
        "schema": SCHEMA,
        "kind": found.kind.value,
        "wanted": found.wanted,
        "exempt": [str(one) for one in found.exempt],
        "findings": [
            {
                "severity": one.severity.label,
                "message": shown(one.message),
                "advice": shown(one.advice),
                "location": {"path": shown(one.path), "line": one.line},
            }
            for one in found.findings
        ],
        "not_followed": [
            {"reason": one.reason, "location": {"path": shown(one.path), "line": one.line}}
            for one in found.not_followed
        ],
        "complete": not found.not_followed,
    }
    return json.dumps(told, indent=2) + "\n"
