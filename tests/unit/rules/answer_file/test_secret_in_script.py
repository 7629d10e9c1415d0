from __future__ import annotations

import pytest

from tests.judging import judged, of_rule
from tests.samples import CANARY_PASSWORD, GVLK_PRO, TEST_MAK, an_answer_file
from unattend_gen.answer_file.names import SCRIPTS_NS
from unattend_gen.core.finding import Severity


def _carrying(script: str, namespace: str = SCRIPTS_NS) -> bytes:
    section = f'<Extensions xmlns="{namespace}"><File name="a.ps1">{script}</File></Extensions>'
    return an_answer_file().replace(b"</unattend>", f"{section}</unattend>".encode())


def test_a_password_is_named_by_the_command_only() -> None:
    found = judged(_carrying(f"echo hi\nnet user admin {CANARY_PASSWORD}"))

    assert [(f.rule, f.message) for f in found] == [
        ("secret-in-script", "net user: the script contains a password")
    ]
    assert CANARY_PASSWORD not in repr(found)


@pytest.mark.parametrize("script", [f"cscript slmgr.vbs /ipk {TEST_MAK}", f"# {TEST_MAK}"])
def test_a_key_is_reported_once_and_has_its_last_five(script: str) -> None:
    (finding,) = judged(_carrying(script))

    assert (finding.rule, finding.last_five) == ("secret-in-script", TEST_MAK[-5:])


@pytest.mark.parametrize("script", [f"slmgr /ipk {GVLK_PRO}", "net user admin *", "exit"])
def test_text_that_is_not_a_secret_is_not_reported(script: str) -> None:
    assert judged(_carrying(script)) == ()


def test_the_conventional_password_of_test_machines_is_a_note() -> None:
    assert [f.severity for f in judged(_carrying("net user admin vagrant"))] == [Severity.NOTE]


def test_scripts_of_other_generators_are_not_looked_into() -> None:
    assert of_rule("secret-in-script", _carrying("net user admin secret", "urn:other")) == []
