from __future__ import annotations

from typing import TYPE_CHECKING

from tests.judging import surveyed
from tests.samples import a_component, an_answer_file
from unattend_gen.validator import accepted as module
from unattend_gen.validator.accepted import Accepted
from unattend_gen.validator.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

    from unattend_gen.rules.index import Survey
    from unattend_gen.rules.indexed import PlacedComponent
    from unattend_gen.validator.stretches import Stretch

_SHELL = a_component("Microsoft-Windows-Shell-Setup", "<TimeZone>UTC</TimeZone>")
_WRONG = a_component("Microsoft-Windows-Shell-Setup", "<TimeZones/>")


def _holds(accepted: Accepted, data: bytes) -> bool:
    seen = surveyed(data)
    return accepted.holds(seen, _pieces(seen))


def _pieces(seen: Survey) -> Mapping[PlacedComponent, Stretch]:
    return dict(zip(seen.components, stretches(seen.answer_file), strict=False))


def test_what_follows_the_schema_is_accepted_each_time() -> None:
    accepted = Accepted()

    assert _holds(accepted, an_answer_file(("specialize", _SHELL)))
    assert _holds(accepted, an_answer_file(("specialize", _SHELL)))


def test_a_component_that_does_not_follow_it_is_not() -> None:
    assert not _holds(Accepted(), an_answer_file(("specialize", _WRONG)))


def test_nor_is_a_frame_that_does_not() -> None:
    accepted = Accepted()

    assert _holds(accepted, an_answer_file(("specialize", _SHELL)))
    assert not _holds(accepted, an_answer_file(("specialise", _SHELL)))
    assert not _holds(accepted, an_answer_file(("specialize", f"{_SHELL} text")))


def test_the_schema_is_asked_where_components_are_not_plain_to_see() -> None:
    seen = surveyed(an_answer_file(("specialize", _SHELL)))

    assert not Accepted().holds(seen, {})


def test_types_that_a_document_claims_are_not_heard() -> None:
    claim = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="OtherComponent"'
    claiming = _WRONG.replace("<component", f"<component{claim}", 1)

    assert not _holds(Accepted(), an_answer_file(("specialize", claiming)))


def test_all_is_forgotten_when_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ACCEPTED", 1)
    accepted = Accepted()

    assert _holds(accepted, an_answer_file(("specialize", _SHELL)))
    assert _holds(accepted, an_answer_file(("oobeSystem", _SHELL)))
