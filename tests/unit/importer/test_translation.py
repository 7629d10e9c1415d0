from __future__ import annotations

from tests.carried_files import SPECIALIZE, carrying, parsed, running
from tests.samples import an_answer_file
from unattend_gen.importer.generators._generator import Source
from unattend_gen.importer.translation import all_generators, translation


def test_every_generator_says_what_it_is() -> None:
    assert all(generator.summary for generator in all_generators())


def test_a_file_with_carried_scripts_is_translated() -> None:
    data = carrying({SPECIALIZE: "one"}, (running(SPECIALIZE),))

    found = translation(Source(parsed(data), data))

    assert found is not None
    assert [*found.tables] == ["scripts"]


def test_another_file_is_not_translated() -> None:
    data = an_answer_file()

    assert translation(Source(parsed(data), data)) is None
