from __future__ import annotations

import pytest

from tests.samples import a_component, an_answer_file
from unattend_gen.answer_file.fragments import (
    CommentPiece,
    beside_text,
    demand_beside,
    elements_beside,
    pieces,
    pieces_before,
    pieces_behind,
    put_beside,
)
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.write import write
from unattend_gen.errors import AnswerFileError

FILE = an_answer_file(("specialize", a_component("C", "<A>1</A>")))
PACKAGES = '<servicing><package action="install"/></servicing>'
IMAGE = '<cpi:offlineImage cpi:source="wim:install.wim#1"/>'
SCRIPTS = '<Extensions xmlns="urn:example"><File path="a">if (1 &lt; 2) { }</File></Extensions>'


def texts_beside(data: bytes) -> list[str]:
    passes = frozenset({"specialize"})
    return [beside_text(element) for element in elements_beside(parse(data), passes)]


@pytest.mark.parametrize("text", [PACKAGES, IMAGE, SCRIPTS, '<settings pass="later"/>', "<a/><b/>"])
def test_what_is_put_beside_the_passes_is_found_there(text: str) -> None:
    answer_file = parse(FILE)

    put_beside(answer_file, text)

    assert "".join(texts_beside(write(answer_file))).replace("\n", "").replace("  ", "") == text


def test_passes_do_not_stand_beside() -> None:
    assert texts_beside(FILE) == []


@pytest.mark.parametrize("text", ["a", "<a/>a", "", "<a>", "<x:a/>"])
def test_what_is_not_elements_alone_is_refused(text: str) -> None:
    with pytest.raises(AnswerFileError):
        demand_beside(text)


def test_an_attribute_with_a_bracket_stays() -> None:
    answer_file = parse(FILE)

    put_beside(answer_file, '<a b="x&gt;y"/>')

    assert texts_beside(write(answer_file)) == ['<a b="x&gt;y"/>']


TEXT = b"""<!--first-->
<a><?pi x?>
  <!--on b-->
  <b/> <!--behind b-->
  <c/>
  <!--on nothing-->
</a>
<!--last-->"""


def test_elements_and_comments_come_in_order_without_instructions() -> None:
    root = parse(TEXT).root

    shown = [piece if isinstance(piece, CommentPiece) else piece.tag for piece in pieces(root)]

    assert shown == [
        CommentPiece("on b", 3, follows=False),
        "b",
        CommentPiece("behind b", 4, follows=True),
        "c",
        CommentPiece("on nothing", 6, follows=False),
    ]


def test_comments_around_the_root_are_found() -> None:
    root = parse(TEXT).root

    assert [piece.text for piece in pieces_before(root)] == ["first"]
    assert [piece.text for piece in pieces_behind(root)] == ["last"]
