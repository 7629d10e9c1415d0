from __future__ import annotations

from tests.judging import judged, slugs
from tests.samples import CANARY_PASSWORD, a_component, a_shell_setup, an_answer_file
from unattend_gen.core.finding import Severity


def _logon(value: str, flag: str = "<PlainText>true</PlainText>") -> bytes:
    return a_shell_setup(
        "oobeSystem",
        f"<AutoLogon><Password><Value>{value}</Value>{flag}</Password></AutoLogon>",
    )


def test_a_readable_password_is_a_warning_that_does_not_show_it() -> None:
    found = judged(_logon(CANARY_PASSWORD))

    assert [(f.rule, f.severity) for f in found] == [("plain-text-password", Severity.WARNING)]
    assert CANARY_PASSWORD not in repr(found)


def test_without_a_flag_the_password_is_readable() -> None:
    assert slugs(_logon(CANARY_PASSWORD, flag="")) == ["plain-text-password"]


def test_the_conventional_password_of_test_machines_is_a_note() -> None:
    assert [finding.severity for finding in judged(_logon("vagrant"))] == [Severity.NOTE]


def test_an_empty_password_is_not_a_secret() -> None:
    assert slugs(_logon("")) == []


def test_a_community_name_in_an_attribute_is_a_secret() -> None:
    item = f'<ValidCommunity wcm:action="add" wcm:keyValue="{CANARY_PASSWORD}">4</ValidCommunity>'
    body = a_component(
        "Microsoft-Windows-SNMP-Agent-Service", f"<ValidCommunities>{item}</ValidCommunities>"
    )

    assert slugs(an_answer_file(("specialize", body))) == ["plain-text-password"]
