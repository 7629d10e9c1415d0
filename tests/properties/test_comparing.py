"""Every comparison is reflexive, and symmetric apart from direction."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.setting_documents import Place, leaves
from tests.properties.xml_documents import documents
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.core.comparison import Change, ChangeKind
from unattend_gen.differ.answer_files import compare_answer_files

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile

TURNED = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}


def compared(left: AnswerFile, right: AnswerFile) -> tuple[Change, ...]:
    return compare_answer_files(left, right, catalog())


def shuffle(answer_file: AnswerFile, random: Random) -> None:
    """Shuffle passes, components and settings among their siblings."""
    for element in list(answer_file.root.iter("*")):
        children = list(element)
        random.shuffle(children)
        element[:] = children


def without_loose_text(text: str) -> AnswerFile:
    """Return a document in which only elements without children have text."""
    answer_file = parse(text.encode())
    for element in answer_file.root.iter():
        element.tail = None
        if len(element):
            element.text = None
    return answer_file


@given(documents(), st.randoms(use_true_random=False))
def test_a_document_equals_itself_in_any_order(text: str, random: Random) -> None:
    other = without_loose_text(text)
    shuffle(other, random)

    assert compared(without_loose_text(text), other) == ()


@given(documents(), documents())
def test_settings_added_in_one_direction_are_removed_in_the_other(left: str, right: str) -> None:
    there = Counter(change.kind for change in compared(parse(left.encode()), parse(right.encode())))
    back = Counter(change.kind for change in compared(parse(right.encode()), parse(left.encode())))

    assert Counter({TURNED.get(kind, kind): count for kind, count in back.items()}) == there


@given(leaves(), st.sampled_from(["a", "b c", "true", "1"]), st.sampled_from(["d", "2"]))
def test_a_change_of_every_setting_is_reported(place: Place, one: str, two: str) -> None:
    left, right = (parse(place.document(text)) for text in (one, two))

    changes = compared(left, right)

    assert [change.kind for change in changes] == [ChangeKind.CHANGED]
