from __future__ import annotations

from tests.carried_files import carrying, parsed
from unattend_gen.importer.generators._generator import Translation


def test_a_translation_without_tables_is_the_answer_file() -> None:
    answer_file = parsed(carrying({}))

    translation = Translation(answer_file)

    assert translation.answer_file is answer_file
    assert (translation.tables, translation.notes, translation.remarks) == ({}, (), frozenset())
