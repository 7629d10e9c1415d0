"""INI files as a program reads them."""

from __future__ import annotations

from configparser import RawConfigParser


def read_ini(text: str) -> dict[str, dict[str, str]]:
    """Return sections and their properties; names keep their case and are unique."""
    parser = RawConfigParser(delimiters=("=",), comment_prefixes=(";",), default_section="")
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # as its documentation says
    parser.read_string(text)
    return {name: dict(parser[name]) for name in parser.sections()}
