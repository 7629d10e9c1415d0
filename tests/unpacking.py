"""Unpack the scripts of an answer file as its extractor does, with an independent implementation.

Reads the bytes of an answer file with the parser of the standard library, as PowerShell does with
that of .NET, and gives the bytes of each file.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from unattend_gen.answer_file.names import SCRIPTS_NS

_MARKED: Final = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "us-ascii": "ascii"}
"""The encodings of .NET by the names of Python; the two Unicode ones begin with their mark."""


def files_written(answer_file: bytes) -> dict[str, bytes]:
    """Return each file by name; empty if the answer file contains no scripts."""
    root = ET.fromstring(answer_file)  # noqa: S314 - what we rendered ourselves
    section = root.find(f"{{{SCRIPTS_NS}}}Extensions")
    files = [] if section is None else section.findall(f"{{{SCRIPTS_NS}}}File")
    return {file.attrib["name"]: _written(file) for file in files}


def _written(file: ET.Element) -> bytes:
    lines = "".join(file.itertext()).strip(" \t\r\n").replace("\r\n", "\n").split("\n")
    return ("\r\n".join(lines) + "\r\n").encode(_MARKED[file.attrib["encoding"]])
