from __future__ import annotations

from tests.judging import messages, verdicts
from unattend_gen.rules.snippets import UNSECURE, join

_SLUG = "domain-join-without-credentials"
_DOMAIN = "<JoinDomain>contoso.example</JoinDomain>"
_CREDENTIALS = (
    "<Credentials><Domain>contoso.example</Domain><Username>joiner</Username>"
    "<Password>{{ password }}</Password></Credentials>"
)
_PROVISIONING = "<Provisioning><AccountData>QUJD</AccountData></Provisioning>"


def test_a_domain_alone_is_a_warning() -> None:
    assert verdicts(_SLUG, join(_DOMAIN).encode()) == [
        ("warning", "specialize/Microsoft-Windows-UnattendedJoin/Identification/JoinDomain")
    ]


def test_credentials_have_a_user_and_a_password() -> None:
    data = join(_DOMAIN, "<Credentials><Domain>contoso.example</Domain></Credentials>").encode()

    assert messages(_SLUG, data) == ["Credentials has no Username and no Password"]


def test_whole_credentials_are_right() -> None:
    assert verdicts(_SLUG, join(_DOMAIN, _CREDENTIALS).encode()) == []


def test_an_unsecure_or_a_provisioned_join_needs_none() -> None:
    assert verdicts(_SLUG, join(_DOMAIN, UNSECURE).encode()) == []
    assert verdicts(_SLUG, join(_DOMAIN, _PROVISIONING).encode()) == []


def test_a_workgroup_needs_none() -> None:
    assert verdicts(_SLUG, join("<JoinWorkgroup>LAB</JoinWorkgroup>").encode()) == []
