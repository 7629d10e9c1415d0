from __future__ import annotations

from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.pieces import CommentPiece, pieces, pieces_before, pieces_behind

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
