from __future__ import annotations

from tests.judging import messages, verdicts
from tests.samples import GVLK_PRO
from unattend_gen.rules.snippets import command, first_logon

_SLUG = "activation-by-command"


def _data(line: str) -> bytes:
    return first_logon(command(line)).encode()


def test_a_key_in_a_command_is_a_note() -> None:
    data = _data(f"cscript //b c:\\windows\\system32\\slmgr.vbs -IPK {GVLK_PRO}")

    assert messages(_SLUG, data) == [
        "the command installs a product key, although there is a setting for it"
    ]


def test_a_confirmation_id_is_a_warning() -> None:
    assert [severity for severity, _ in verdicts(_SLUG, _data("slmgr.vbs /atp %1"))] == ["warning"]


def test_activating_alone_is_right() -> None:
    assert verdicts(_SLUG, _data("slmgr.vbs /ato")) == []


def test_other_programs_have_such_options_too() -> None:
    assert verdicts(_SLUG, _data("tool.exe /ipk 5")) == []
