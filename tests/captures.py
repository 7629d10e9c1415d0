"""Captures of licences, as `slmgr` prints them and CIM exports them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

WINDOWS: Final = "55c92734-d682-4d71-983e-d6ec3f16059f"


def a_dli(
    *,
    channel: str = "VOLUME_MAK",
    last_five: str = "Q4JK2",
    state: str = "License Status: Licensed",
    below: str = "",
) -> str:
    """Return the English output of `slmgr /dli`."""
    return (
        "\r\nName: Windows(R), Enterprise edition\r\n"
        f"Description: Windows(R) Operating System, {channel} channel\r\n"
        f"Partial Product Key: {last_five}\r\n{state}\r\n{below}"
    )


def a_german_dli(*, channel: str, below: str = "") -> str:
    """Return the output in a language that the reader does not know."""
    return (
        "\r\nName: Windows(R), Enterprise edition\r\n"
        f"Beschreibung: Windows(R) Operating System, {channel} channel\r\n"
        f"Teil-Product Key: 2YT43\r\nLizenzstatus: Irgendeiner\r\n{below}"
    )


def a_license(**changed: object) -> dict[str, object]:
    """Return a licence as CIM exports it: Windows, MAK, licensed."""
    return {
        "PSComputerName": "PC-1",
        "Name": "Windows(R), Enterprise edition",
        "Description": "Windows(R) Operating System, VOLUME_MAK channel",
        "ApplicationID": WINDOWS,
        "PartialProductKey": "Q4JK2",
        "LicenseStatus": 1,
        "LicenseStatusReason": 0,
        "GracePeriodRemaining": 0,
        **changed,
    }


def a_json_file(path: Path, *licenses: dict[str, object], encoding: str = "utf-8") -> Path:
    """Return a file as `ConvertTo-Json` writes it."""
    path.write_text(json.dumps(list(licenses), indent=2), encoding=encoding)
    return path
