from __future__ import annotations

from unattend_gen.core.secret import Secret
from unattend_gen.tables.mapping.proposal import Proposal


def test_a_proposal_asks_for_what_is_written_unless_it_says_otherwise() -> None:
    assert Proposal({"a": 1}).secrets == {}


def test_a_proposal_shows_no_secret() -> None:
    assert "hunter2" not in repr(Proposal({}, {"A": Secret("hunter2")}))
