from __future__ import annotations

from tests.judging import messages
from unattend_gen.rules.snippets import UNSECURE, join

_SLUG = "contradictory-domain-join"
_DOMAIN = "<JoinDomain>contoso.example</JoinDomain>"
_CREDENTIALS = (
    "<Credentials><Domain>contoso.example</Domain><Username>joiner</Username>"
    "<Password>{{ password }}</Password></Credentials>"
)
_PROVISIONING = "<Provisioning><AccountData>QUJD</AccountData></Provisioning>"


def _messages(*children: str) -> list[str]:
    return messages(_SLUG, join(*children).encode())


def test_a_workgroup_is_ignored_next_to_a_domain() -> None:
    assert _messages(_DOMAIN, "<JoinWorkgroup>LAB</JoinWorkgroup>") == [
        "JoinWorkgroup is ignored because JoinDomain is set"
    ]


def test_an_unsecure_join_has_no_credentials() -> None:
    assert _messages(_DOMAIN, _CREDENTIALS, UNSECURE) == [
        "an unsecure join must not have Credentials"
    ]


def test_provisioning_wins_over_credentials() -> None:
    assert _messages(_CREDENTIALS, _PROVISIONING) == [
        "Credentials is ignored because Provisioning is set"
    ]


def test_one_way_alone_is_right() -> None:
    assert _messages(_DOMAIN, _CREDENTIALS) == []


def test_an_empty_workgroup_says_nothing() -> None:
    assert _messages(_DOMAIN, "<JoinWorkgroup/>") == []
