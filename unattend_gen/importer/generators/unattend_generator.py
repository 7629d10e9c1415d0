"""Files of the most common generator of answer files, and of those who took over its form.

Source:
    github.com/cschneegans/unattend-generator at 3de37dc: the link in the first comment, which
    repeats the form with its passwords; the section `Extensions` with the files of its scripts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.switches import switches
from unattend_gen.importer.embedded.program import program_of
from unattend_gen.importer.embedded.removal import without
from unattend_gen.importer.embedded.section import foreign_section
from unattend_gen.importer.embedded.tables import tables_of
from unattend_gen.importer.embedded.wireless import network_of
from unattend_gen.importer.events import events
from unattend_gen.importer.extracted import ExtractedSetting
from unattend_gen.importer.generators._generator import Generator, Source, Translation
from unattend_gen.importer.guesses import architecture
from unattend_gen.importer.secrecy import copies_of_secrets, holds_secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.catalog.switches import Switch
    from unattend_gen.importer.embedded.section import Section

_LINK: Final = re.compile(r"https?://\S*/unattend-generator/\S*\?\S+=", re.IGNORECASE)
_MADE_BY: Final = (
    "Made by the unattend-generator of schneegans.de. The link to its form is left out, because "
    "it repeats passwords and product keys."
)
_SCRIPTS: Final = (
    "The scripts of the answer file became these tables: {}. They do the same, but run in other "
    "files and are logged elsewhere."
)
_DISAGREES: Final = (
    "The link to the form says {}={}, but the scripts do not do all of it, so {} is left out."
)
_LISTS: Final = ("registry", "scripts", "files")
_NOT_IN_SCRIPTS: Final = {"Disable8Dot3Names", "PagingFileMode"}
"""Parameters whose values are written from Windows PE."""

_UNWRITTEN: Final = {("TaskbarSearch", "Box")}
"""Values for which the generator writes nothing, because they are the default of Windows."""
_UNKNOWN: Final = "not all commands that run them are understood"
_KEPT: Final = "The scripts of the answer file are in [[elements]], because {}."


def _translation(source: Source) -> Translation | None:
    links = frozenset(text for _, text in source.answer_file.comments() if _LINK.search(text))
    section = foreign_section(source.answer_file)
    notes: tuple[str, ...] = (_MADE_BY,) if links else ()
    if section is not None:
        found = _with_tables(source, section)
        if isinstance(found, Translation):
            notes += (*found.notes, *_disagreements(links, found.tables))
            return replace(found, notes=notes, remarks=links)
        notes += (_KEPT.format(found),)
    return Translation(source, {}, notes, links) if notes else None


def _with_tables(source: Source, section: Section) -> Translation | str:
    """Return the file without its scripts and with tables, or the reason why it has none."""
    whole = program_of(source.answer_file, section)
    if whole is None:
        return _UNKNOWN
    network = network_of(whole, section)
    program, files = (network.program, network.section) if network else (whole, section)
    if _holds_secrets(source.answer_file, [file.text for file in files.files.values()]):
        return "one of them contains a secret"
    tables = tables_of(program, files)
    if network and tables is not None:
        tables["wifi"] = dict(network.table)
    if not tables:
        return _UNKNOWN
    rest = without(source, [section.element, *program.commands])
    if rest is None:
        return "the file cannot be divided"
    names = ", ".join(f"[[{name}]]" if name in _LISTS else f"[{name}]" for name in tables)
    secrets = network.secrets if network else {}
    return Translation(rest, tables, (_SCRIPTS.format(names),), secrets=secrets)


def _disagreements(links: Iterable[str], tables: Mapping[str, object]) -> Iterator[str]:
    """Yield a note for each switch that a link names and the scripts do not set.

    Only names and values of the switches are shown, never a text from the link.
    """
    said: dict[str, list[str]] = {}
    for link in links:
        for name, value in parse_qsl(link.partition("?")[2].strip()):
            said.setdefault(name, []).append(value)
    for row in (row for rows in switches().values() for row in rows):
        for name, values in row.link.items():
            for value in said.get(name, ()):
                if value in values and _is_missing(row, name, value, tables):
                    yield _DISAGREES.format(name, value, row.key)


def _is_missing(row: Switch, name: str, value: str, tables: Mapping[str, object]) -> bool:
    """Return whether a switch that only writes registry values does not have this value."""
    is_written = name not in _NOT_IN_SCRIPTS and (name, value) not in _UNWRITTEN
    if not is_written or row.settings or row.commands or row.scripts:
        return False
    table = tables.get(row.table)
    found = table.get(row.name) if isinstance(table, Mapping) else None
    wanted = row.link[name][value]
    return wanted not in found if isinstance(found, list) else found != wanted


def _holds_secrets(answer_file: AnswerFile, texts: list[str]) -> bool:
    """Return whether a text contains a secret, of its own or of a setting."""
    found = events(answer_file, catalog(), architecture(answer_file).value)
    copies = copies_of_secrets(each for each in found if isinstance(each, ExtractedSetting))
    return any(holds_secret(text) or copies.is_in(text) for text in texts)


GENERATOR: Final = Generator(
    "the unattend-generator of schneegans.de, and files derived from its results", _translation
)
