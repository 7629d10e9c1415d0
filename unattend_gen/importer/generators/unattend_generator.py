"""Files of the most common generator of answer files, and of those who took over its form.

Source:
    github.com/cschneegans/unattend-generator at 3de37dc: the link in the first comment, which
    repeats the form with its passwords; the section `Extensions` with the files of its scripts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.load import catalog
from unattend_gen.importer.embedded.program import program_of
from unattend_gen.importer.embedded.removal import without
from unattend_gen.importer.embedded.section import foreign_section
from unattend_gen.importer.embedded.tables import tables_of
from unattend_gen.importer.events import events
from unattend_gen.importer.extracted import ExtractedSetting
from unattend_gen.importer.generators._generator import Generator, Source, Translation
from unattend_gen.importer.guesses import architecture
from unattend_gen.importer.secrecy import copies_of_secrets, holds_secret

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.importer.embedded.section import Section

_LINK: Final = re.compile(r"https?://\S*/unattend-generator/\S*\?\S+=", re.IGNORECASE)
_MADE_BY: Final = (
    "Made by the unattend-generator of schneegans.de. The link to its form is left out, because "
    "it repeats passwords and product keys."
)
_SCRIPTS: Final = (
    "The scripts of the answer file became {}. They do the same, but run in other files and are "
    "logged elsewhere."
)
_KEPT: Final = "The scripts of the answer file are in [[elements]], because {}."


def _translation(source: Source) -> Translation | None:
    links = frozenset(text for _, text in source.answer_file.comments() if _LINK.search(text))
    section = foreign_section(source.answer_file)
    notes: tuple[str, ...] = (_MADE_BY,) if links else ()
    if section is not None:
        found = _with_tables(source, section)
        if isinstance(found, Translation):
            return Translation(found.answer_file, found.tables, (*notes, *found.notes), links)
        notes += (_KEPT.format(found),)
    return Translation(source.answer_file, {}, notes, links) if notes else None


def _with_tables(source: Source, section: Section) -> Translation | str:
    """Return the file without its scripts and with tables, or the reason why it has none."""
    if _holds_secrets(source.answer_file, [file.text for file in section.files.values()]):
        return "one of them contains a secret"
    program = program_of(source.answer_file, section)
    tables = None if program is None else tables_of(program, section)
    if program is None or not tables:
        return "not all commands that run them are understood"
    rest = without(source.answer_file, source.data, [section.element, *program.commands])
    if rest is None:
        return "the file cannot be divided"
    names = ", ".join(f"[{name}]" if name == "apps" else f"[[{name}]]" for name in tables)
    return Translation(rest, tables, (_SCRIPTS.format(names),))


def _holds_secrets(answer_file: AnswerFile, texts: list[str]) -> bool:
    """Return whether a text contains a secret, of its own or of a setting."""
    found = events(answer_file, catalog(), architecture(answer_file).value)
    copies = copies_of_secrets(each for each in found if isinstance(each, ExtractedSetting))
    return any(holds_secret(text) or copies.is_in(text) for text in texts)


GENERATOR: Final = Generator(
    "the unattend-generator of schneegans.de, and files derived from its results", _translation
)
