from __future__ import annotations

from tests.carried_files import carrying, parsed
from unattend_gen.importer.generators._generator import Source, Translation


def test_a_translation_without_tables_is_the_answer_file() -> None:
    data = carrying({})
    source = Source(parsed(data), data)

    translation = Translation(source)

    assert translation.source is source
    assert (translation.tables, translation.notes, translation.remarks) == ({}, (), frozenset())
