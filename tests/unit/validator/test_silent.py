from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.judging import surveyed
from tests.samples import CANARY_PASSWORD, a_shell_setup
from unattend_gen.rules.answer_file.wrong_type import CARD
from unattend_gen.validator import silent as module
from unattend_gen.validator.silent import Silent

if TYPE_CHECKING:
    from unattend_gen.rules.indexed import Placed

_ZONE = "<TimeZone>UTC</TimeZone>"


def _placed(body: str, where: str = "specialize") -> tuple[Placed, ...]:
    return surveyed(a_shell_setup(where, body)).placed


def _knowing(body: str) -> Silent:
    silent = Silent()
    silent.remember(_placed(body), ())
    return silent


def _names(placed: tuple[Placed, ...]) -> list[str]:
    return [one.node.name for one in placed]


def test_the_like_of_what_nothing_was_said_about_is_left_out() -> None:
    silent = _knowing(_ZONE)

    assert silent.others(_placed(_ZONE)) == ()


@pytest.mark.parametrize(
    "body",
    [
        "<TimeZone>GMT</TimeZone>",
        "<TimeZone>UTC </TimeZone>",
        "<timeZone>UTC</timeZone>",
        '<TimeZone note="1">UTC</TimeZone>',
        "<TimeZone>UTC<!-- --></TimeZone>",
    ],
)
def test_what_differs_in_anything_is_looked_at(body: str) -> None:
    assert len(_knowing(_ZONE).others(_placed(body))) == 1


def test_an_element_with_a_comment_alone_is_no_like_of_one_with_elements() -> None:
    silent = _knowing("<TimeZone><Unknown/></TimeZone>")

    assert _names(silent.others(_placed("<TimeZone><!-- --></TimeZone>"))) == ["TimeZone"]


def test_another_pass_is_another_setting() -> None:
    assert len(_knowing(_ZONE).others(_placed(_ZONE, "oobeSystem"))) == 1


def test_what_a_finding_speaks_of_is_not_remembered() -> None:
    seen = surveyed(a_shell_setup("specialize", _ZONE))
    silent = Silent()
    silent.remember(seen.placed, [CARD.finding(seen.at(seen.placed[0]), "wrong", advice="")])

    assert len(silent.others(_placed(_ZONE))) == 1


def test_a_finding_without_a_setting_may_speak_of_any() -> None:
    seen = surveyed(a_shell_setup("specialize", _ZONE))
    silent = Silent()
    root = seen.at_element(seen.answer_file.root)
    silent.remember(seen.placed, [CARD.finding(root, "wrong", advice="")])

    assert len(silent.others(_placed(_ZONE))) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<Unknown>a</Unknown>",
        "<timezone>UTC</timezone>",
        "<ProductKey>{{ key }}</ProductKey>",
        "<OOBE>text<ProtectYourPC>3</ProtectYourPC></OOBE>",
        "<TimeZone>{{ zone }}</TimeZone>",
    ],
)
def test_what_is_about_more_than_itself_is_not_remembered(body: str) -> None:
    assert len(_knowing(body).others(_placed(body))) == 1


def test_no_secret_is_kept() -> None:
    password = f"<Password><Value>{CANARY_PASSWORD}</Value></Password>"
    command = f"<CommandLine>net user a {CANARY_PASSWORD}</CommandLine>"
    silent = _knowing(f"<AutoLogon>{password}</AutoLogon>")
    commands = (
        f"<LogonCommands><AsynchronousCommand>{command}</AsynchronousCommand></LogonCommands>"
    )
    silent.remember(_placed(commands, "oobeSystem"), ())

    assert CANARY_PASSWORD not in repr(vars(silent))


def test_a_comment_is_known_again_by_its_text() -> None:
    silent = Silent()
    silent.remember_comments(["made by hand"])

    assert silent.has_comment("made by hand")
    assert not silent.has_comment("made by machine")
    assert "hand" not in repr(vars(silent))


def test_all_is_forgotten_when_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REMEMBERED", 1)
    silent = _knowing(_ZONE + "<ComputerName>PC</ComputerName>")

    assert _names(silent.others(_placed(_ZONE))) == ["TimeZone"]
    assert silent.others(_placed("<ComputerName>PC</ComputerName>")) == ()
