from __future__ import annotations

import pytest

from tests.samples import a_component, an_answer_file
from unattend_gen.answer_file.fragments import (
    CommentPiece,
    append_elements,
    element_text,
    pieces,
    pieces_after,
    pieces_before,
    require_elements,
)
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.tree import child_elements
from unattend_gen.answer_file.write import write
from unattend_gen.errors import AnswerFileError

FILE = an_answer_file(("specialize", a_component("C", "<A>1</A>")))
PACKAGES = '<servicing><package action="install"/></servicing>'
IMAGE = '<cpi:offlineImage cpi:source="wim:install.wim#1"/>'
SCRIPTS = '<Extensions xmlns="urn:example"><File path="a">if (1 &lt; 2) { }</File></Extensions>'


def other_elements(data: bytes) -> list[str]:
    children = child_elements(parse(data).root)
    return [element_text(each) for each in children if each.get("pass") != "specialize"]


@pytest.mark.parametrize("text", [PACKAGES, IMAGE, SCRIPTS, '<settings pass="later"/>', "<a/><b/>"])
def test_elements_added_next_to_the_passes_are_found_there(text: str) -> None:
    answer_file = parse(FILE)

    append_elements(answer_file, text)

    assert "".join(other_elements(write(answer_file))).replace("\n", "").replace("  ", "") == text


@pytest.mark.parametrize("text", ["a", "<a/>a", "", "<a>", "<x:a/>"])
def test_text_besides_elements_is_rejected(text: str) -> None:
    with pytest.raises(AnswerFileError):
        require_elements(text)


def test_an_attribute_with_a_bracket_stays() -> None:
    answer_file = parse(FILE)

    append_elements(answer_file, '<a b="x&gt;y"/>')

    assert other_elements(write(answer_file)) == ['<a b="x&gt;y"/>']


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
    assert [piece.text for piece in pieces_after(root)] == ["last"]
