from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.judging import surveyed
from tests.samples import CANARY_PASSWORD, a_component, an_answer_file
from unattend_gen.core.finding import Edit, Finding, Fix
from unattend_gen.core.location import Location
from unattend_gen.rules.answer_file.wrong_type import CARD
from unattend_gen.rules.keys import SETUP, SHELL_SETUP
from unattend_gen.rules.rule import Rule, Scope
from unattend_gen.validator import memory as module
from unattend_gen.validator.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Survey
    from unattend_gen.validator.memory import Recalled

_SHELL = a_component(SHELL_SETUP, "\n<TimeZone>UTC</TimeZone>\n")
_INTERNATIONAL = a_component(
    "Microsoft-Windows-International-Core", "<UserLocale>en-US</UserLocale>"
)
_ZONE = f"specialize/{SHELL_SETUP}/TimeZone"


def _told_of_zone(seen: Survey) -> Finding:
    (zone,) = seen.found(SHELL_SETUP, "TimeZone")
    return CARD.finding(seen.at(zone), "no zone", advice="write one")


def _fixed(seen: Survey, start: int, end: int) -> Finding:
    fix = Fix("mend it", is_safe=True, edits=(Edit(start, end, "GMT"),))
    return _told_of_zone(seen).fixed_by(fix)


def _remembered(data: bytes, *findings: Finding) -> Memory:
    memory = Memory()
    memory.remember(memory.recall(surveyed(data)), findings)
    memory.remember(memory.recall(surveyed(data)), findings)
    return memory


def _again(memory: Memory, data: bytes) -> Recalled:
    return memory.recall(surveyed(data))


def _fresh(recalled: Recalled) -> list[str]:
    return [one.node.name for one in recalled.fresh.components]


def test_a_component_is_known_again_by_its_text() -> None:
    memory = _remembered(an_answer_file(("specialize", _SHELL)))

    assert _fresh(_again(memory, an_answer_file(("specialize", _SHELL)))) == []
    assert _fresh(_again(memory, an_answer_file(("oobeSystem", _SHELL)))) == [SHELL_SETUP]


def test_a_component_that_was_met_once_is_not_kept() -> None:
    memory, data = Memory(), an_answer_file(("specialize", _SHELL))
    memory.remember(memory.recall(surveyed(data)), ())

    assert _fresh(_again(memory, data)) == [SHELL_SETUP]


def test_its_findings_are_told_again_where_it_stands_now() -> None:
    data = an_answer_file(("specialize", _SHELL))
    text = data.decode()
    start = text.index("UTC")
    memory = _remembered(data, _fixed(surveyed(data), start, start + 3))
    later = an_answer_file(("specialize", f"{_INTERNATIONAL}\n\n  {_SHELL}"))

    (finding,) = _again(memory, later).findings()

    moved = later.decode().index("UTC")
    assert finding == replace(
        _fixed(surveyed(later), moved, moved + 3),
        location=Location("unattend.xml", line=6, column=1, setting=_ZONE),
    )


def test_on_its_first_line_columns_move_too() -> None:
    one_line = _SHELL.replace("\n", "")
    data = an_answer_file(("specialize", one_line))
    memory = _remembered(data, _told_of_zone(surveyed(data)))
    later = an_answer_file(("specialize", _INTERNATIONAL + one_line))

    assert tuple(_again(memory, later).findings()) == (_told_of_zone(surveyed(later)),)


def test_a_fix_that_reaches_beyond_the_component_is_not_told_again() -> None:
    data = an_answer_file(("specialize", _SHELL))
    memory = _remembered(data, _fixed(surveyed(data), 0, 1))

    assert _fresh(_again(memory, data)) == [SHELL_SETUP]


def test_what_cannot_be_placed_leaves_nothing_to_remember() -> None:
    data = an_answer_file(("specialize", _SHELL))
    place = Location("unattend.xml", line=4, setting=_ZONE)
    memory = _remembered(data, CARD.finding(place, "no zone", advice=""))

    assert _fresh(_again(memory, data)) == [SHELL_SETUP]


@pytest.mark.parametrize(
    "body",
    [
        "<TimeZone>{{ zone }}</TimeZone>",
        "<!-- {% if x %} --><TimeZone>UTC</TimeZone>",
        "<TimeZone>*SENSITIVE*DATA*DELETED*</TimeZone>",
    ],
)
def test_what_is_about_the_whole_document_is_not_remembered(body: str) -> None:
    data = an_answer_file(("specialize", a_component(SHELL_SETUP, body)))

    assert _fresh(_again(_remembered(data), data)) == [SHELL_SETUP]


def test_a_placeholder_in_an_attribute_neither() -> None:
    data = an_answer_file(("specialize", a_component(SHELL_SETUP, "", "%ARCH%")))

    assert _fresh(_again(_remembered(data), data)) == [SHELL_SETUP]


def test_setups_settings_may_refer_to_those_of_another_of_its_components() -> None:
    setup = a_component(SETUP, "<DiskConfiguration/>")
    memory = _remembered(an_answer_file(("windowsPE", setup)))

    assert _fresh(_again(memory, an_answer_file(("windowsPE", setup)))) == []
    assert _fresh(_again(memory, an_answer_file(("windowsPE", setup + setup)))) == [SETUP, SETUP]


def test_nothing_is_remembered_of_a_panther_copy() -> None:
    data = an_answer_file(("specialize", _SHELL), processed=("specialize",))

    assert _fresh(_again(_remembered(data), data)) == [SHELL_SETUP]


def test_a_known_component_is_not_walked_over_for_what_it_does_not_hold() -> None:
    data = an_answer_file(("specialize", _SHELL))
    recalled = _again(_remembered(data), data)

    assert list(recalled.survey.found(SHELL_SETUP, "AutoLogon")) == []
    assert [one.value for one in recalled.survey.found(SHELL_SETUP, "TimeZone")] == ["UTC"]


def _counting(asked: list[str]) -> Rule:
    def check(survey: Survey) -> Iterator[Finding]:
        asked.append(survey.document.path)
        yield from ()

    return Rule(CARD, check, Scope.SETTINGS, ((SHELL_SETUP, "TimeZone"),))


def test_a_rule_that_was_silent_about_its_settings_is_not_asked_again() -> None:
    asked: list[str] = []
    rule, memory = _counting(asked), Memory()

    memory.asked(rule, _again(memory, an_answer_file(("specialize", _SHELL))))
    memory.asked(rule, _again(memory, an_answer_file(("specialize", _SHELL + _INTERNATIONAL))))
    memory.asked(rule, _again(memory, an_answer_file(("oobeSystem", _SHELL))))

    assert len(asked) == 2


def test_what_follows_the_schema_is_known() -> None:
    memory = Memory()

    assert memory.follows_schema(_again(memory, an_answer_file(("specialize", _SHELL))))
    assert not memory.follows_schema(_again(memory, an_answer_file(("nowhere", _SHELL))))


def test_no_secret_is_kept() -> None:
    password = f"<AutoLogon><Password><Value>{CANARY_PASSWORD}</Value></Password></AutoLogon>"
    data = an_answer_file(("oobeSystem", a_component(SHELL_SETUP, password)))

    assert CANARY_PASSWORD not in repr(vars(_remembered(data)))


def test_what_was_met_is_forgotten_when_there_is_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_MET", 1)
    data = an_answer_file(("specialize", _SHELL + _INTERNATIONAL))

    assert len(_fresh(_again(_remembered(data), data))) == 2


def test_all_is_forgotten_when_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_COMPONENTS", 1)
    data = an_answer_file(("specialize", _SHELL + _INTERNATIONAL))

    assert _fresh(_again(_remembered(data), data)) == [SHELL_SETUP]
